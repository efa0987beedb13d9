import { RoomName, type RoomOccupancy } from '@livemeet/shared-types';
import { Controller, Get, Param } from '@nestjs/common';
import * as z from 'zod/mini';
import { ApiFault } from '../http/api-fault.ts';
import { ContractPipe } from '../http/contract.pipe.ts';
import { LimitedBy } from '../limits/limit.guard.ts';
import { OccupancyService } from './occupancy.service.ts';
import { occupancyLimit } from './occupancy-limit.ts';

const RoomPath = z.object({ roomName: RoomName });
type RoomPath = z.infer<typeof RoomPath>;

@Controller('rooms')
export class RoomsController {
  constructor(private readonly occupancy: OccupancyService) {}

  /**
   * `GET /rooms/:roomName/occupancy` → 200 {@link RoomOccupancy}, the same for a room that is empty and one that is not there.
   * 400 when that is no room's name, 429 beyond 60 a minute from one address, 503 when the SFU does not answer within a second.
   */
  @Get(':roomName/occupancy')
  @LimitedBy(occupancyLimit)
  async read(@Param(new ContractPipe(RoomPath)) { roomName }: RoomPath): Promise<RoomOccupancy> {
    try {
      return { participants: await this.occupancy.participants(roomName) };
    } catch (cause) {
      const headers = { 'Retry-After': '1' };
      throw new ApiFault('SERVICE_UNAVAILABLE', 'The SFU does not answer. Try again.', { headers, cause });
    }
  }
}
