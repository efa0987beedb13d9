import express from 'express';
import { floorToken } from './floor-token.ts';

// A program of its own: the same on Express, as its documentation has it.
const issue = floorToken(process.env);
const app = express();
app.use(express.json());

app.post('/auth/token', (request, response) => {
  response.status(201).json(issue(request.body));
});

app.listen(Number(process.env.PORT), '127.0.0.1');
