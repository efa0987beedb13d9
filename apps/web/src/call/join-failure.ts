import type { ApiFailure } from '../api/api-failure.ts';
import type { JoinFailure } from './call-state.ts';

/** What a failed request for a token means to someone who wants to join. */
export function joinFailure(failure: ApiFailure): JoinFailure {
  switch (failure.kind) {
    case 'unreachable':
      return { kind: 'api-unreachable' };
    case 'unavailable':
      return { kind: 'api-unavailable' };
    case 'rate-limited':
      return failure;
    case 'refused':
      return { kind: failure.code === 'ROOM_FULL' ? 'room-full' : 'token-refused' };
    case 'unexpected':
      return { kind: 'unexpected' };
  }
}
