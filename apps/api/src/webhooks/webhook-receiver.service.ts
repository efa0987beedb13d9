import { Injectable } from '@nestjs/common';
import { type WebhookEvent, WebhookReceiver } from 'livekit-server-sdk';
import { Config } from '../config/config.ts';
import { ApiFault } from '../http/api-fault.ts';

/** How far the SFU's clock may be from ours. A webhook turned away for its time is lost: 4xx is not sent again. */
const clockToleranceSeconds = 60;

/** Tells the SFU's webhooks from forged ones: signed with the key that signs nothing else, over exactly these bytes. */
@Injectable()
export class WebhookReceiverService {
  private readonly receiver: WebhookReceiver;

  constructor(config: Config) {
    this.receiver = new WebhookReceiver(config.livekitWebhookApiKey, config.livekitWebhookApiSecret);
  }

  /** Throws UNAUTHORIZED for anything but a webhook of our SFU. */
  async receive(body: Buffer, authorization: string | undefined): Promise<WebhookEvent> {
    try {
      return await this.receiver.receive(body.toString('utf8'), authorization, false, clockToleranceSeconds);
    } catch (cause) {
      throw new ApiFault('UNAUTHORIZED', 'This is not a webhook signed by our SFU.', { cause });
    }
  }
}
