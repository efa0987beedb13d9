import { Injectable } from '@nestjs/common';
import { RoomServiceClient } from 'livekit-server-sdk';
import { PinoLogger } from 'nestjs-pino';
import { Config } from '../config/config.ts';
import { ReconcilerMetrics } from '../metrics/reconciler-metrics.service.ts';
import { isDoubled } from './is-doubled.ts';

const limitSeconds = 2;

/** Removes from rooms who entered with a token that is already in use. */
@Injectable()
export class EvictionService {
  private readonly sfu: RoomServiceClient;

  constructor(
    config: Config,
    private readonly metrics: ReconcilerMetrics,
    private readonly logger: PinoLogger,
  ) {
    const { livekitHttpUrl, livekitApiKey, livekitApiSecret } = config;
    const options = { requestTimeout: limitSeconds, failover: false };
    this.sfu = new RoomServiceClient(livekitHttpUrl, livekitApiKey, livekitApiSecret, options);
    logger.setContext(EvictionService.name);
  }

  /** Never rejects: whom it does not get rid of now, the reconciler meets again. */
  async evictIfDoubled(roomName: string, identity: string): Promise<void> {
    if (!isDoubled(identity)) return;
    try {
      await this.sfu.removeParticipant(roomName, identity);
      this.metrics.evicted();
    } catch (err) {
      this.logger.warn({ err }, 'a doubled participant is still in its room, or left by itself');
    }
  }
}
