import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Config } from './config.ts';

@Global()
@Module({})
class ConfigModule {}

/** Hands this {@link Config} to whoever asks for one. */
export function configModule(config: Config): DynamicModule {
  return { module: ConfigModule, providers: [{ provide: Config, useValue: config }], exports: [Config] };
}
