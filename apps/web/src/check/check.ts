import { playTestSound } from '../devices/play-test-sound.ts';
import { getPreferences } from '../storage/preferences.ts';
import { type Admission, checkApi } from './check-api.ts';
import { checkCamera } from './check-camera.ts';
import type { MediaServerCheck } from './check-media-server.ts';
import { checkMicrophone } from './check-microphone.ts';
import {
  type CheckEvent,
  type CheckOmission,
  type CheckOutcome,
  type CheckState,
  type CheckStep,
  initialCheckState,
  nextCheckState,
} from './check-state.ts';

/** What the page draws: the steps, and the device that is open just now. */
export type CheckView = { readonly state: CheckState; readonly openTrack: MediaStreamTrack | null };

/** Runs the steps one after the other, each whatever came of the others, and holds nothing once a step is over. */
export class Check {
  #view: CheckView = { state: initialCheckState, openTrack: null };
  #run = new AbortController();
  #answer: PromiseWithResolvers<boolean> = Promise.withResolvers();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getView = (): CheckView => this.#view;

  /** Begins, or begins anew. */
  async run(): Promise<void> {
    this.#run.abort();
    this.#run = new AbortController();
    const { signal } = this.#run;
    this.#dispatch({ type: 'runRequested', at: Date.now() }, signal);
    const show = (openTrack: MediaStreamTrack | null): void => this.#show(openTrack, signal);
    await this.#step('microphone', signal, () => checkMicrophone(signal, show));
    await this.#step('camera', signal, () => checkCamera(signal, show));
    let admission: Admission | null = null;
    await this.#step('api', signal, async () => {
      const api = await checkApi(signal);
      admission = api.admission;
      return api.outcome;
    });
    await this.#mediaServer(admission, signal);
    await this.#step('speaker', signal, () => this.#speaker());
  }

  /** Ends it and lets go of everything; what was found out is forgotten unless the run was over. */
  stop(): void {
    const { signal } = this.#run;
    this.#show(null, signal);
    this.#dispatch({ type: 'runStopped' }, signal);
    this.#run.abort();
  }

  /** Plays the test sound; where the browser plays nothing the person hears nothing, and says so. */
  playSound(): void {
    void playTestSound(getPreferences().speakerId, this.#run.signal);
  }

  /** Whether the test sound was heard. */
  answer(isHeard: boolean): void {
    this.#answer.resolve(isHeard);
  }

  async #mediaServer(admission: Admission | null, signal: AbortSignal): Promise<void> {
    let server: MediaServerCheck | null = null;
    try {
      const joined = await this.#step('signalling', signal, async () => {
        if (admission === null) return skipped('needsApi');
        // LiveKit's client is large and comes only when it is needed.
        const { MediaServerCheck } = await import('./check-media-server.ts');
        server = new MediaServerCheck(signal);
        return server.signalling(admission);
      });
      const isIn = joined.status === 'passed';
      await this.#step('udp', signal, async () =>
        isIn && server ? server.udp() : skipped('needsSignalling'),
      );
      await this.#step('tcp', signal, async () =>
        isIn && server ? server.tcp() : skipped('needsSignalling'),
      );
    } finally {
      // Assigned in the closure above, which the compiler does not follow.
      await (server as MediaServerCheck | null)?.close();
    }
  }

  async #speaker(): Promise<CheckOutcome> {
    this.#answer = Promise.withResolvers();
    this.playSound();
    return (await this.#answer.promise)
      ? { status: 'passed', facts: {} }
      : { status: 'failed', trouble: 'notHeard' };
  }

  async #step(
    step: CheckStep,
    signal: AbortSignal,
    work: () => Promise<CheckOutcome>,
  ): Promise<CheckOutcome> {
    if (signal.aborted) return skipped('needsApi'); // of a run that nobody looks at any more
    this.#dispatch({ type: 'stepStarted', step, at: Date.now() }, signal);
    const outcome = await work().catch((): CheckOutcome => ({ status: 'failed', trouble: 'unexpected' }));
    this.#dispatch({ type: 'stepEnded', step, outcome, at: Date.now() }, signal);
    return outcome;
  }

  #show(openTrack: MediaStreamTrack | null, signal: AbortSignal): void {
    if (!signal.aborted) this.#replace({ ...this.#view, openTrack });
  }

  #dispatch(event: CheckEvent, signal: AbortSignal): void {
    const state = nextCheckState(this.#view.state, event);
    if (!signal.aborted && state !== this.#view.state) this.#replace({ ...this.#view, state });
  }

  #replace(view: CheckView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}

function skipped(omission: CheckOmission): CheckOutcome {
  return { status: 'skipped', omission };
}
