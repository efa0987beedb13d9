import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import type { WebhookEvent } from 'livekit-server-sdk';
import { PinoLogger } from 'nestjs-pino';
import { ApiFault } from '../http/api-fault.ts';
import { MetricsService, type WebhookOutcome } from '../metrics/metrics.service.ts';
import { EvictionService } from '../rooms/eviction.service.ts';
import type { SessionEvent } from '../sessions/session-lifecycle.ts';
import { type Application, SessionsService } from '../sessions/sessions.service.ts';
import { sessionEventOf } from './session-event.ts';
import { WebhookReceiverService } from './webhook-receiver.service.ts';

@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly receiver: WebhookReceiverService,
    private readonly sessions: SessionsService,
    private readonly evictions: EvictionService,
    private readonly metrics: MetricsService,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(WebhooksController.name);
  }

  /**
   * `POST /webhooks/livekit`, at most 64 KB of application/webhook+json, signed by the SFU → 200 once what it tells is
   * committed, also when it tells nothing new. 401 when the signature does not hold; 503 for every failure of ours,
   * because LiveKit sends again what got a 5xx and never what got a 4xx.
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
    const application = await this.apply(event);
    if (application !== 'unknownParticipant') return application === 'applied' ? 'applied' : 'nothing_new';
    this.logger.info({ webhookId: event.id, event: event.kind }, 'webhook about no session of ours');
    return 'foreign';
  }

  private async apply(event: SessionEvent): Promise<Application> {
    try {
      return await this.sessions.apply(event);
    } catch (cause) {
      throw new ApiFault('SERVICE_UNAVAILABLE', 'The webhook could not be taken in. Send it again.', {
        headers: { 'Retry-After': '1' },
        cause,
      });
    }
  }
}
