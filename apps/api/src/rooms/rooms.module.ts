import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.ts';
import { EvictionService } from './eviction.service.ts';
import { InspectionService } from './inspection.service.ts';
import { OccupancyService } from './occupancy.service.ts';
import { RoomsController } from './rooms.controller.ts';

const services = [OccupancyService, InspectionService, EvictionService];

@Module({
  imports: [LimitsModule],
  controllers: [RoomsController],
  providers: services,
  exports: services,
})
export class RoomsModule {}
