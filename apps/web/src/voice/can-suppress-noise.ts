/** Whether this browser has what noise suppression needs: sound worklets and WebAssembly. */
export function canSuppressNoise(): boolean {
  return 'AudioWorkletNode' in globalThis && 'WebAssembly' in globalThis;
}
