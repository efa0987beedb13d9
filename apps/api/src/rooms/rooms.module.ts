import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.ts';
import { OccupancyService } from './occupancy.service.ts';
import { RoomsController } from './rooms.controller.ts';

@Module({
  imports: [LimitsModule],
  controllers: [RoomsController],
  providers: [OccupancyService],
  exports: [OccupancyService],
})
export class RoomsModule {}
