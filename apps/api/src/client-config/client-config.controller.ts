import type { ClientConfig } from '@livemeet/shared-types';
import { Controller, Get } from '@nestjs/common';
import { Config } from '../config/config.ts';

@Controller('config')
export class ClientConfigController {
  constructor(private readonly config: Config) {}

  /** `GET /config` → 200 {@link ClientConfig}: what the page must know before it joins. */
  @Get()
  read(): ClientConfig {
    return { livekitUrl: this.config.livekitPublicUrl };
  }
}
