import type { Progress } from '../steps/progress.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';

/** What is to run: everything, the API with the parts it leans on, or the page alone. */
export type Mode = 'all' | 'api' | 'web';

/** One `bun dev`, as its steps see it. */
export type Run = {
  readonly root: string;
  /** Where this checkout's database, keys and logs are kept. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly settings: Settings;
  readonly progress: Progress;
  readonly session: Session;
};
