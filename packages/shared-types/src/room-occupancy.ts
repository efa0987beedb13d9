import * as z from 'zod/mini';

/** The answer of `GET /rooms/:roomName/occupancy`: how many are inside, never who. 0 also for a room that is not there. */
export const RoomOccupancy = z.strictObject({
  participants: z.int().check(z.nonnegative()),
});
export type RoomOccupancy = z.infer<typeof RoomOccupancy>;
