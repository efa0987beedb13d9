import { floorToken } from './floor-token.ts';

// A program of its own: a body of JSON read, a token signed, JSON answered, with nothing between it and Bun's own server.
const issue = floorToken(process.env);

Bun.serve({
  port: Number(process.env.PORT),
  hostname: '127.0.0.1',
  fetch: async (request) => Response.json(issue(await request.json()), { status: 201 }),
});
