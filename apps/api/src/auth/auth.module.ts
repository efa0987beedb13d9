import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.ts';
import { RoomsModule } from '../rooms/rooms.module.ts';
import { SessionsModule } from '../sessions/sessions.module.ts';
import { AuthController } from './auth.controller.ts';
import { TokenService } from './token.service.ts';

@Module({
  imports: [LimitsModule, RoomsModule, SessionsModule],
  controllers: [AuthController],
  providers: [TokenService],
})
export class AuthModule {}
