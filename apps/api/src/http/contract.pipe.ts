import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import * as z from 'zod/mini';
import { ApiFault } from './api-fault.ts';

/** Parses what came over the wire with its contract; what lies behind it is trusted. Throws VALIDATION_FAILED with every issue. */
@Injectable()
export class ContractPipe<Output> implements PipeTransform<unknown, Output> {
  constructor(private readonly contract: z.core.$ZodType<Output>) {}

  transform(value: unknown, { type }: Pick<ArgumentMetadata, 'type'> = { type: 'body' }): Output {
    const result = z.safeParse(this.contract, value);
    if (result.success) return result.data;
    const place = type === 'param' ? 'path' : 'body';
    throw new ApiFault('VALIDATION_FAILED', `The ${place} is not what this endpoint takes.`, {
      issues: result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
    });
  }
}
