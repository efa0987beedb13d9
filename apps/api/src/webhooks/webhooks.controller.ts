import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import type { WebhookEvent } from 'livekit-server-sdk';
import { PinoLogger } from 'nestjs-pino';
import { MetricsService, type WebhookOutcome } from '../metrics/metrics.service.ts';
import { EvictionService } from '../rooms/eviction.service.ts';
import { InboxService } from '../sessions/inbox.service.ts';
import { sessionEventOf } from './session-event.ts';
import { WebhookReceiverService } from './webhook-receiver.service.ts';

@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly receiver: WebhookReceiverService,
    private readonly inbox: InboxService,
    private readonly evictions: EvictionService,
    private readonly metrics: MetricsService,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(WebhooksController.name);
  }

  /**
   * `POST /webhooks/livekit`, at most 64 KB of application/webhook+json, signed by the SFU → 200 within 2 s, once what it
   * tells is durable, also when it tells nothing new. 401 when the signature does not hold; 503 when neither the database
   * nor the spool takes it: LiveKit sends again what got a 5xx, four times within 15 s, and never what got a 4xx.
   */
  @Post('livekit')
  @HttpCode(200)
  async receive(@Body() body: unknown, @Headers('authorization') authorization?: string): Promise<void> {
    const webhook = await this.signed(body, authorization);
    this.metrics.webhookArrived(webhook.createdAt);
    const outcome = await this.settle(webhook).catch((fault: unknown) => {
      this.metrics.webhookSettled(webhook.event, 'failed');
      throw fault;
    });
    this.metrics.webhookSettled(webhook.event, outcome);
  }

  private async signed(body: unknown, authorization: string | undefined): Promise<WebhookEvent> {
    try {
      return await this.receiver.receive(Buffer.isBuffer(body) ? body : Buffer.alloc(0), authorization);
    } catch (fault) {
      this.metrics.webhookSettled(null, 'rejected');
      throw fault;
    }
  }

  private async settle(webhook: WebhookEvent): Promise<WebhookOutcome> {
    const event = sessionEventOf(webhook);
    if (event === null) return 'nothing_new';
    // Beside the answer, which does not wait for it.
    if (event.kind === 'participant_joined')
      void this.evictions.evictIfDoubled(event.roomName, event.identity);
    const application = await this.inbox.apply(event);
    if (application === 'spooled') return 'spooled';
    if (application !== 'unknownParticipant') return application === 'applied' ? 'applied' : 'nothing_new';
    this.logger.info({ webhookId: event.id, event: event.kind }, 'webhook about no session of ours');
    return 'foreign';
  }
}
