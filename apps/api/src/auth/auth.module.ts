import { Module } from '@nestjs/common';
import { RedisModule } from '../redis/redis.module.ts';
import { SessionsModule } from '../sessions/sessions.module.ts';
import { AuthController } from './auth.controller.ts';
import { TokenService } from './token.service.ts';

@Module({ imports: [RedisModule, SessionsModule], controllers: [AuthController], providers: [TokenService] })
export class AuthModule {}
