import { expect, test } from 'bun:test';
import { createApp } from '../src/app.setup.ts';
import { loadConfig } from '../src/config/config.ts';
import { operations } from '../src/openapi/operations.ts';

type Layer = { route?: { path: string; methods: Record<string, boolean> } };

test('every route is in the document, every operation of the document is a route', async () => {
  const app = await createApp(
    loadConfig({
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      // Nobody there: the routes stand before the database answers.
      DATABASE_URL: 'postgres://nobody@127.0.0.1:9/nothing',
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
  await app.close();
  expect(routes.sort()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).sort());
});
