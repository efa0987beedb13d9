import { useRoomContext } from '@livekit/components-react';
import { ConnectionState } from 'livekit-client';
import { useEffect, useRef, useState } from 'react';
import { answeredOffer, nextOffer, noOffer, type Trouble } from './data-saver-offer.ts';
import { readLink } from './read-link.ts';

/** How often one's own connection is read, in milliseconds. */
const readingInterval = 3000;

/** The trouble to tell of now, if there is one, and what to call once the person has answered. */
export function useDataSaverOffer(): { trouble: Trouble | null; answer: () => void } {
  const room = useRoomContext();
  // A reading that changes nothing to say draws nothing anew.
  const offer = useRef(noOffer);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    const read = async (): Promise<void> => {
      if (room.state !== ConnectionState.Connected) return; // another banner tells of that
      const reading = await readLink(room, Date.now()).catch(() => null); // a track that ends while it is read
      if (reading === null) return;
      offer.current = nextOffer(offer.current, reading);
      setTrouble(offer.current.trouble);
    };
    const timer = setInterval(() => void read(), readingInterval);
    return () => clearInterval(timer);
  }, [room]);
  const answer = (): void => {
    offer.current = answeredOffer(offer.current);
    setTrouble(offer.current.trouble);
  };
  return { trouble, answer };
}
