import { Module } from '@nestjs/common';
import { LoggerModule, type Params } from 'nestjs-pino';
import type { DestinationStream } from 'pino';
import { Config } from '../config/config.ts';
import { errorInLog } from './error-in-log.ts';
import { FrameworkLogger } from './framework-logger.service.ts';
import { linesOfATurn } from './lines-of-a-turn.ts';

/** The log: JSON lines on stdout. No header, body, query, token or name is ever handed to it. */
@Module({
  imports: [LoggerModule.forRootAsync({ inject: [Config], useFactory: params })],
  providers: [FrameworkLogger],
})
export class LoggingModule {}

async function params(config: Config): Promise<Params> {
  const options = {
    level: config.logLevel,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: errorInLog },
    // Wrapped, a serializer would get not the error but a copy of all its properties.
    wrapSerializers: false,
  };
  // Requests are logged by our own middleware, which comes before all others.
  return { pinoHttp: [options, await stream(config)], forRoutes: [] };
}

/** In development lines for people, each at once. Either way written in this process, so that none is lost when it ends. */
async function stream(config: Config): Promise<DestinationStream> {
  if (config.mode !== 'development') return linesOfATurn();
  const { default: pretty } = await import('pino-pretty');
  return pretty({ sync: true, singleLine: true, translateTime: 'SYS:HH:MM:ss.l', ignore: 'context' });
}
