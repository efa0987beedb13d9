import type { ClientConfig } from '@livemeet/shared-types';
import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Config } from '../config/config.ts';
import { publicSfuUrl } from '../http/public-sfu-url.ts';

@Controller('config')
export class ClientConfigController {
  constructor(private readonly config: Config) {}

  /** `GET /config` → 200 {@link ClientConfig}: what the page must know before it joins. */
  @Get()
  read(@Req() request: Request): ClientConfig {
    return { livekitUrl: publicSfuUrl(this.config.livekitPublicUrl, request) };
  }
}
