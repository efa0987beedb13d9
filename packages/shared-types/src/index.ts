export { ApiError, ApiIssue, ErrorCode } from './api-error.ts';
export { ClientConfig } from './client-config.ts';
export { Liveness, PartHealth, Readiness } from './health.ts';
export { LivekitTokenRequest, LivekitTokenResponse } from './livekit-token.ts';
export {
  normalizeParticipantName,
  ParticipantName,
  type ParticipantNameProblem,
  participantNameBounds,
  participantNameProblem,
} from './participant-name.ts';
export { RoomName, roomNameMaxLength } from './room-name.ts';
export { RoomOccupancy } from './room-occupancy.ts';
export { TokenRequest, TokenResponse } from './token.ts';
