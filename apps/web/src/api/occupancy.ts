import { type RoomName, RoomOccupancy } from '@livemeet/shared-types';
import { type ApiResult, requestApi } from './client.ts';

/** How many are in a room now. */
export function requestOccupancy(roomName: RoomName, signal: AbortSignal): Promise<ApiResult<RoomOccupancy>> {
  return requestApi(`/rooms/${roomName}/occupancy`, RoomOccupancy, { signal });
}
