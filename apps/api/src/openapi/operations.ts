import {
  ClientConfig,
  type ErrorCode,
  LivekitTokenRequest,
  LivekitTokenResponse,
  Liveness,
  Readiness,
  RoomName,
  RoomOccupancy,
  TokenRequest,
  TokenResponse,
} from '@livemeet/shared-types';
import * as z from 'zod/mini';

/** One endpoint as the world may know it. Paths are written as OpenAPI writes them, `/rooms/{roomName}/occupancy`. */
export type Operation = {
  readonly method: 'get' | 'post';
  readonly path: `/${string}`;
  readonly id: string;
  readonly summary: string;
  readonly description: string;
  readonly pathParameters?: z.ZodMiniObject;
  readonly body?: { readonly mediaType: string; readonly schema: z.ZodMiniType };
  readonly success: {
    readonly status: 200 | 201;
    readonly description: string;
    readonly schema?: z.ZodMiniType;
  };
  /** A second answer that is no ApiError. */
  readonly other?: { readonly status: 503; readonly description: string; readonly schema: z.ZodMiniType };
  readonly errors: readonly ErrorCode[];
};

/** What any endpoint that reads a JSON body may answer. */
const bodyErrors = [
  'VALIDATION_FAILED',
  'MALFORMED_JSON',
  'BAD_REQUEST',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
] as const;

const tokenErrors = [...bodyErrors, 'ROOM_FULL', 'RATE_LIMITED', 'SERVICE_UNAVAILABLE', 'INTERNAL'] as const;

/** Every endpoint; a test holds this list against the routes that are there. */
export const operations: readonly Operation[] = [
  {
    method: 'post',
    path: '/auth/token',
    id: 'issueToken',
    summary: 'A token to join one room with',
    description:
      'Issues a LiveKit token for one participant and one room: camera and microphone only, valid for 10 minutes. Its session is in the log before the answer. A body of at most 4 KB.',
    body: { mediaType: 'application/json', schema: TokenRequest },
    success: { status: 201, description: 'The token, and the room it is for.', schema: TokenResponse },
    errors: tokenErrors,
  },
  {
    method: 'post',
    path: '/auth/livekit-token',
    id: 'issueTokenForSdk',
    summary: 'The same token, as LiveKit’s SDKs ask for it',
    description:
      'The endpoint that LiveKit’s SDKs know as `TokenSource.endpoint`. An identity is passed over; metadata, attributes and a room configuration are refused.',
    body: { mediaType: 'application/json', schema: LivekitTokenRequest },
    success: { status: 201, description: 'The SFU’s address and the token.', schema: LivekitTokenResponse },
    errors: tokenErrors,
  },
  {
    method: 'get',
    path: '/rooms/{roomName}/occupancy',
    id: 'readOccupancy',
    summary: 'How many are in a room',
    description: 'A number, never who; 0 for a room that is not there.',
    pathParameters: z.object({ roomName: RoomName }),
    success: { status: 200, description: 'How many are inside.', schema: RoomOccupancy },
    errors: [
      'VALIDATION_FAILED',
      'BAD_REQUEST',
      'NOT_FOUND',
      'RATE_LIMITED',
      'SERVICE_UNAVAILABLE',
      'INTERNAL',
    ],
  },
  {
    method: 'get',
    path: '/config',
    id: 'readConfig',
    summary: 'What the page must know',
    description: 'Where a browser finds the SFU. Public.',
    success: { status: 200, description: 'The page’s configuration.', schema: ClientConfig },
    errors: ['BAD_REQUEST', 'INTERNAL'],
  },
  {
    method: 'get',
    path: '/health/live',
    id: 'readLiveness',
    summary: 'Does the process answer',
    description: 'Asks no other part.',
    success: { status: 200, description: 'It does.', schema: Liveness },
    errors: ['INTERNAL'],
  },
  {
    method: 'get',
    path: '/health/ready',
    id: 'readReadiness',
    summary: 'Can it do its work',
    description: 'Asks every part, within about a second.',
    success: { status: 200, description: 'Ready, or degraded with the reason.', schema: Readiness },
    other: { status: 503, description: 'Unavailable, with the reason.', schema: Readiness },
    errors: ['INTERNAL'],
  },
  {
    method: 'post',
    path: '/webhooks/livekit',
    id: 'receiveWebhook',
    summary: 'LiveKit’s webhooks',
    description: 'For the SFU alone: signed with its key over the body as it is, at most 64 KB.',
    body: { mediaType: 'application/webhook+json', schema: z.looseObject({}) },
    success: { status: 200, description: 'Taken in; also when it tells nothing new.' },
    errors: [
      'BAD_REQUEST',
      'UNAUTHORIZED',
      'PAYLOAD_TOO_LARGE',
      'UNSUPPORTED_MEDIA_TYPE',
      'SERVICE_UNAVAILABLE',
      'INTERNAL',
    ],
  },
  {
    method: 'get',
    path: '/openapi.json',
    id: 'readOpenapi',
    summary: 'This document',
    description: 'OpenAPI 3.1, made from the contracts the API itself parses with.',
    success: { status: 200, description: 'The document.', schema: z.looseObject({}) },
    errors: ['INTERNAL'],
  },
  {
    method: 'get',
    path: '/reference',
    id: 'readReference',
    summary: 'This document, to read',
    description: 'A page of HTML without a script.',
    success: { status: 200, description: 'The page.' },
    errors: ['INTERNAL'],
  },
];
