import { createContext, useContext } from 'react';

export const TellContext = createContext<(sentence: string) => void>(() => undefined);

/** Shows a sentence for a while, and has it read out when nothing else is; what it returns stays the same. */
export function useTell(): (sentence: string) => void {
  return useContext(TellContext);
}
