import type { Scene } from './scene.ts';

/** One screen, dialog or menu and the way to it, begun with a fresh browser profile. */
export type Screen = {
  readonly name: string;
  /** Brings the person's page there; waits until it stands. */
  show(scene: Scene): Promise<void>;
  /** Puts back what it changed of the stack, such as a part that was killed. */
  restore?(scene: Scene): Promise<void>;
  /** Chromium's media arguments, where other than fake devices that are allowed. */
  readonly mediaArguments?: readonly string[];
  /** What the microphone hears over and over, at 48 kHz, where other than Chromium's beep. */
  readonly sound?: () => Float32Array;
  /** The room is dark whatever the system prefers, so its pictures are taken once. */
  readonly isDarkOnly?: boolean;
  /** It is longer than a window and is taken whole. */
  readonly isLong?: boolean;
};
