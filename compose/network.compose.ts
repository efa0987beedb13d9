import { connect } from 'node:tls';
import { expect } from '@playwright/test';
import { allStreams, expectToRise } from '../e2e/expect-to-rise.ts';
import { expectQuietLogs } from './expect-quiet-logs.ts';
import { names, test } from './fixtures.ts';

test.use({ setup: 'network' });

test('two people meet over https at this machine’s address, and one comes by http on the machine itself', async ({
  newPerson,
  deployment,
}) => {
  const [ana, bia, caio] = [
    await newPerson(names.ana, deployment.httpsUrl),
    await newPerson(names.bia, deployment.httpsUrl),
    await newPerson(names.caio, deployment.httpUrl),
  ];
  for (const person of [ana, bia, caio]) await person.join();
  for (const person of [ana, bia, caio]) await expectToRise(person, allStreams);
  await expect(caio.page.getByTestId('participant-tile')).toHaveCount(3);
});

test('the certificate is the site’s own, from the authority one can give to browsers', async ({
  deployment,
}) => {
  const root = await deployment.exec('edge', ['cat', '/data/caddy/pki/authorities/local/root.crt']);
  const { hostname, port } = new URL(deployment.httpsUrl);
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  // A server name may not be an address; browsers send none either.
  const socket = connect({ host: hostname, port: Number(port), ca: root }, () => resolve(socket.authorized));
  socket.once('error', reject);
  expect(await promise).toBe(true);
  socket.destroy();
});

test('nobody makes the edge ask for a certificate of another name', async ({ deployment }) => {
  const { hostname, port } = new URL(deployment.httpsUrl);
  const { promise, resolve } = Promise.withResolvers<string>();
  const options = {
    host: hostname,
    port: Number(port),
    servername: 'other.example.org',
    rejectUnauthorized: false,
  };
  const socket = connect(options, () => resolve('a certificate'));
  socket.once('error', () => resolve('refused'));
  expect(await promise).toBe('refused');
  socket.destroy();
});

test('plain http at another address leads to https, where microphones work', async ({ deployment }) => {
  const { hostname } = new URL(deployment.httpsUrl);
  const url = `http://${hostname}:${deployment.port('EDGE_HTTP_PORT')}/r/some-room?a=b`;
  const response = await fetch(url, { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([
    308,
    `${deployment.httpsUrl}/r/some-room?a=b`,
  ]);
});

test('no log holds a token, a secret or a name', async ({ deployment }) => {
  await expectQuietLogs(deployment);
});
