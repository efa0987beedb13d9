import {
  ApiError,
  ClientConfig,
  type ErrorCode,
  LivekitTokenRequest,
  LivekitTokenResponse,
  Liveness,
  PartHealth,
  ParticipantName,
  Readiness,
  RoomName,
  RoomOccupancy,
  TokenRequest,
  TokenResponse,
} from '@livemeet/shared-types';
import * as z from 'zod/mini';
import { createDocument, type ZodOpenApiObject } from 'zod-openapi';
import { statusOf } from '../http/api-fault.ts';
import { type Operation, operations } from './operations.ts';

/** The API as OpenAPI 3.1, made from the very contracts it parses with. */
export type OpenapiDocument = ReturnType<typeof createDocument>;

/** The document; the same every time. */
export function openapiDocument(): OpenapiDocument {
  nameSchemas();
  const paths: NonNullable<ZodOpenApiObject['paths']> = {};
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'LiveMeet API',
      version: '0.1.0',
      description:
        'Tokens for meetings, and what surrounds them. Every answer carries `X-Request-Id`; every error is an `ApiError` with the same id.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
  });
}

function describe(operation: Operation) {
  const { id, summary, description, pathParameters, body, success, other, errors } = operation;
  return {
    operationId: id,
    summary,
    description,
    ...(pathParameters && { requestParams: { path: pathParameters } }),
    ...(body && { requestBody: { required: true, content: { [body.mediaType]: { schema: body.schema } } } }),
    responses: {
      [success.status]: answer(success.description, success.schema),
      ...errorAnswers(errors),
      ...(other && { [other.status]: answer(other.description, other.schema) }),
    },
  };
}

function answer(description: string, schema?: z.ZodMiniType) {
  const headers = {
    'X-Request-Id': { description: 'Finds the request in the logs.', schema: { type: 'string' as const } },
  };
  return { description, headers, ...(schema && { content: { 'application/json': { schema } } }) };
}

/** One answer a status; the codes that come with it are named in its description. */
function errorAnswers(errors: readonly ErrorCode[]) {
  const byStatus = Map.groupBy(errors, (code) => statusOf[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => {
      const known = answer(codes.map((code) => `\`${code}\``).join(', '), ApiError);
      const waits = codes.includes('RATE_LIMITED') || codes.includes('SERVICE_UNAVAILABLE');
      const retry = {
        description: 'In how many seconds to try again.',
        schema: { type: 'integer' as const, minimum: 1 },
      };
      return [status, waits ? { ...known, headers: { ...known.headers, 'Retry-After': retry } } : known];
    }),
  );
}

/** Names the contracts in the document and says of them what a schema cannot. */
function nameSchemas(): void {
  const named = {
    ApiError,
    ClientConfig,
    LivekitTokenRequest,
    LivekitTokenResponse,
    Liveness,
    PartHealth,
    Readiness,
    RoomName,
    RoomOccupancy,
    TokenRequest,
    TokenResponse,
  };
  for (const [id, schema] of Object.entries(named))
    if (!z.globalRegistry.has(schema)) z.globalRegistry.add(schema, { id });
  if (z.globalRegistry.has(ParticipantName)) return;
  const description =
    'Normalised (NFC, spaces, nothing invisible), then 2 to 50 characters and at most 200 bytes.';
  z.globalRegistry.add(ParticipantName, { description, examples: ['Ana Souza'] });
}
