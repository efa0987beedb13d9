import { LiveKitRoom, type LocalUserChoices, PreJoin, VideoConference } from '@livekit/components-react';
import type { RoomOptions } from 'livekit-client';
import { type ReactNode, useMemo, useState } from 'react';
import { requestToken } from '../request-token.ts';

type Entry = { readonly choices: LocalUserChoices; readonly token: string };

/**
 * What one makes in an afternoon of LiveKit's own React components, put together as its documentation does: PreJoin, a
 * token for what was chosen there, then LiveKitRoom around VideoConference with the two options it recommends. The room
 * and the SFU's address stand in the query, so that nothing has to be asked for them.
 */
export function StockPage(): ReactNode {
  const [query] = useState(() => new URLSearchParams(location.search));
  const [entry, setEntry] = useState<Entry | null>(null);
  const options = useMemo(() => (entry === null ? null : roomOptions(entry.choices)), [entry]);

  const enter = async (choices: LocalUserChoices): Promise<void> => {
    setEntry({ choices, token: await requestToken(choices.username, query.get('room') ?? '') });
  };

  if (entry === null || options === null)
    return (
      <main data-lk-theme="default" style={{ display: 'grid', placeItems: 'center', height: '100dvh' }}>
        <PreJoin defaults={{ username: '' }} onSubmit={(choices) => void enter(choices)} />
      </main>
    );
  return (
    <LiveKitRoom
      data-lk-theme="default"
      style={{ height: '100dvh' }}
      serverUrl={query.get('sfu') ?? ''}
      token={entry.token}
      audio={entry.choices.audioEnabled}
      video={entry.choices.videoEnabled}
      options={options}
      onDisconnected={() => setEntry(null)}
    >
      <VideoConference />
    </LiveKitRoom>
  );
}

function roomOptions({ audioDeviceId, videoDeviceId }: LocalUserChoices): RoomOptions {
  return {
    adaptiveStream: true,
    dynacast: true,
    audioCaptureDefaults: { deviceId: audioDeviceId },
    videoCaptureDefaults: { deviceId: videoDeviceId },
  };
}
