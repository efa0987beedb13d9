import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Server } from 'node:http';
import express, { type NextFunction, type Request, type Response } from 'express';
import { apiFaultOf } from './api-fault-of.ts';
import { knownRoute, type RouteTable } from './known-route.middleware.ts';

let server: Server;
let url: string;

beforeAll(async () => {
  const app = express();
  const sayRoute = (_request: Request, response: Response) => response.json({ route: response.locals.route });
  app.use(knownRoute(app.router as unknown as RouteTable));
  app.get('/config', sayRoute);
  app.post('/rooms/:roomName', sayRoute);
  app.delete('/rooms/:roomName', sayRoute);
  app.use('/rooms', sayRoute);
  app.use((thrown: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const { code, headers } = apiFaultOf(thrown);
    response.status(499).set(headers).json({ code });
  });
  server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('knownRoute', () => {
  test.each([
    ['GET', '/config', '/config'],
    ['GET', '/CONFIG/', '/config'],
    ['POST', '/rooms/abc', '/rooms/:roomName'],
  ])('lets %s %s through and names its route', async (method, path, route) => {
    expect(await (await fetch(url + path, { method })).json()).toEqual({ route });
  });

  test('lets HEAD through where GET goes', async () => {
    expect((await fetch(`${url}/config`, { method: 'HEAD' })).status).toBe(200);
  });

  test.each([
    ['POST', '/config', 'GET, HEAD'],
    ['OPTIONS', '/config', 'GET, HEAD'],
    ['GET', '/rooms/abc', 'DELETE, POST'],
  ])('refuses %s %s and allows %s', async (method, path, allow) => {
    const response = await fetch(url + path, { method });
    expect(response.headers.get('Allow')).toBe(allow);
    expect(await response.json()).toEqual({ code: 'METHOD_NOT_ALLOWED' });
  });

  test.each(['/', '/rooms', '/config/x', '/%ff'])('knows nothing at %s', async (path) => {
    expect(await (await fetch(url + path)).json()).toEqual({ code: 'NOT_FOUND' });
  });

  test('tells a broken escape where a name belongs from an unknown path', async () => {
    expect(await (await fetch(`${url}/rooms/%ff`, { method: 'POST' })).json()).toEqual({
      code: 'BAD_REQUEST',
    });
  });
});
