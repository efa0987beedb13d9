import type { ReactNode } from 'react';
import type { ChoosableKind, DeviceChoices } from '../devices/device-choices.ts';
import { shownDevice } from '../devices/select-device.ts';
import { usePreferences } from '../storage/use-preferences.ts';
import { DevicePicker } from './device-picker.tsx';
import { LevelBar } from './level-bar.tsx';
import { SpeakerTest } from './speaker-test.tsx';

type DeviceSettingsProps = {
  choices: DeviceChoices;
  /** The devices in use by their ids; null where none is, or it is not known. */
  inUse: Readonly<Record<ChoosableKind, string | null>>;
  /** The microphone's sound, for its meter; null while it is off. */
  microphone: MediaStreamTrack | null;
  onChoose: (kind: ChoosableKind, deviceId: string | null) => void;
};

/** Microphone, camera and speaker, each with its proof: the voice moves the bar, the test can be heard. */
export function DeviceSettings({ choices, inUse, microphone, onChoose }: DeviceSettingsProps): ReactNode {
  const { microphoneId, cameraId, speakerId } = usePreferences();
  const remembered = { microphone: microphoneId, camera: cameraId, speaker: speakerId };
  const picker = (kind: ChoosableKind, proof: ReactNode): ReactNode => (
    <DevicePicker
      kind={kind}
      choices={choices[kind]}
      chosenId={shownDevice(choices[kind], remembered[kind], inUse[kind])}
      onChoose={(deviceId) => onChoose(kind, deviceId)}
    >
      {proof}
    </DevicePicker>
  );
  // Where the browser cannot lead sound to a chosen speaker, it can still be tested.
  const hasSpeakers = 'setSinkId' in HTMLMediaElement.prototype;
  const test = <SpeakerTest speakerId={shownDevice(choices.speaker, speakerId, inUse.speaker)} />;
  return (
    <>
      {picker('microphone', <LevelBar track={microphone} />)}
      {picker('camera', null)}
      {hasSpeakers ? picker('speaker', test) : test}
    </>
  );
}
