import { Module } from '@nestjs/common';
import { RoomsModule } from '../rooms/rooms.module.ts';
import { SessionsModule } from '../sessions/sessions.module.ts';
import { WebhookReceiverService } from './webhook-receiver.service.ts';
import { WebhooksController } from './webhooks.controller.ts';

@Module({
  imports: [SessionsModule, RoomsModule],
  controllers: [WebhooksController],
  providers: [WebhookReceiverService],
})
export class WebhooksModule {}
