import 'reflect-metadata';
import { PinoLogger } from 'nestjs-pino';
import { createApp } from './app.setup.ts';
import { type Config, InvalidConfig, loadConfig } from './config/config.ts';
import { ScrapeServer } from './metrics/scrape-server.service.ts';
import { stopOnSignals } from './stop-on-signals.ts';

/** sysexits.h: EX_CONFIG. A supervisor need not start us again with the same environment. */
const invalidConfigExitCode = 78;

const config = configOrExit();
const app = await createApp(config);
stopOnSignals(app);
const { host, port, metrics } = config;
if (metrics !== null) {
  await listenOrGiveUp(metrics, () => app.get(ScrapeServer).listen(metrics.port, metrics.host));
}
await listenOrGiveUp({ host, port }, () => app.listen(port, host));
(await app.resolve(PinoLogger)).info({ host, port, metrics }, 'listening');

async function listenOrGiveUp(
  at: { readonly host: string; readonly port: number },
  listen: () => Promise<unknown>,
): Promise<void> {
  try {
    await listen();
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    giveUp([`cannot listen on ${at.host}:${at.port}: ${reason}`], 1);
  }
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
