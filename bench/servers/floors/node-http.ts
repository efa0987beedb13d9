import { createServer } from 'node:http';
import { floorToken } from './floor-token.ts';

// A program of its own: the same on node:http, which is what Express stands on.
const issue = floorToken(process.env);

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const answer = JSON.stringify(issue(JSON.parse(Buffer.concat(chunks).toString())));
    response
      .writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': answer.length })
      .end(answer);
  });
}).listen(Number(process.env.PORT), '127.0.0.1');
