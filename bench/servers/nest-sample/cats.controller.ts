import { Body, Controller, Get, Post } from '@nestjs/common';

@Controller('cats')
export class CatsController {
  @Get()
  findAll(): string {
    return 'This action returns all cats';
  }

  @Post()
  create(@Body() _cat: unknown): string {
    return 'This action adds a new cat';
  }
}
