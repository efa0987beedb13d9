import 'reflect-metadata';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type FloorAnswer, floorToken } from './floor-token.ts';

// A program of its own: the same on Nest and Express, as Nest's documentation has it.
const issue = floorToken(process.env);

@Controller('auth')
class FloorController {
  @Post('token')
  issue(@Body() body: unknown): FloorAnswer {
    return issue(body);
  }
}

@Module({ controllers: [FloorController] })
class FloorModule {}

const app = await NestFactory.create(FloorModule, { logger: false });
await app.listen(Number(process.env.PORT), '127.0.0.1');
