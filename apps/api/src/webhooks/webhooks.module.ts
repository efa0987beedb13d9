import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module.ts';
import { WebhookReceiverService } from './webhook-receiver.service.ts';
import { WebhooksController } from './webhooks.controller.ts';

@Module({ imports: [SessionsModule], controllers: [WebhooksController], providers: [WebhookReceiverService] })
export class WebhooksModule {}
