import { join } from 'node:path';
import { createApp } from '../src/app.setup.ts';
import { loadConfig } from '../src/config/config.ts';

type Layer = { route?: { path: string; methods: Record<string, boolean> } };

// Run as a program from apps/api, where Bun finds the settings that Nest's decorators need. Nobody is at these
// addresses: the routes stand before any other part answers.
const app = await createApp(
  loadConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATABASE_URL: 'postgres://nobody@127.0.0.1:9/nothing',
    // Nothing can be made below a file.
    SPOOL_DIRECTORY: join(import.meta.path, 'spool'),
    LIVEKIT_URL: 'ws://127.0.0.1:9',
    LIVEKIT_API_KEY: 'key',
    LIVEKIT_API_SECRET: 'secret',
  }),
);
await app.init();
const { stack } = app.getHttpAdapter().getInstance().router as unknown as {
  stack: Layer[]; // Express does not publish the methods of its routes
};
const routes = stack.flatMap(({ route }) =>
  route === undefined
    ? []
    : Object.keys(route.methods).map((method) => `${method} ${route.path.replace(/:(\w+)/g, '{$1}')}`),
);
process.stdout.write(JSON.stringify(routes));
process.exit(0);
