import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.ts';

// A program of its own: the smallest application that Nest's documentation has people write, on Express. It connects to nothing.
const app = await NestFactory.create(AppModule);
await app.listen(Number(process.env.PORT), '127.0.0.1');
