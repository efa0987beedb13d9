import { Logger } from 'nestjs-pino';

/** Nest's own voice in our log. What it tells of each start, module by module, is for those who look for it. */
export class FrameworkLogger extends Logger {
  override log(message: unknown, ...rest: unknown[]): void {
    this.debug(message, ...rest);
  }
}
