import { shiftDate } from './shift-date.ts';

// Loaded before a program, never imported: it acts by being loaded.
shiftDate(Number(process.env.CLOCK_SHIFT_SECONDS));
