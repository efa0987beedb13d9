import 'reflect-metadata';
import { PinoLogger } from 'nestjs-pino';
import { createApp } from './app.setup.ts';
import { type Config, InvalidConfig, loadConfig } from './config/config.ts';
import { stopOnSignals } from './stop-on-signals.ts';

/** sysexits.h: EX_CONFIG. A supervisor need not start us again with the same environment. */
const invalidConfigExitCode = 78;

const config = configOrExit();
const app = await createApp(config);
stopOnSignals(app);
try {
  await app.listen(config.port, config.host);
  (await app.resolve(PinoLogger)).info({ host: config.host, port: config.port }, 'listening');
} catch (error) {
  giveUp(
    [`cannot listen on ${config.host}:${config.port}: ${error instanceof Error ? error.message : 'unknown'}`],
    1,
  );
}

function configOrExit(): Config {
  try {
    return loadConfig();
  } catch (error) {
    if (error instanceof InvalidConfig) return giveUp(error.faults, invalidConfigExitCode);
    throw error;
  }
}

function giveUp(lines: readonly string[], exitCode: number): never {
  for (const line of lines) process.stderr.write(`livemeet-api: ${line}\n`);
  process.exit(exitCode);
}
