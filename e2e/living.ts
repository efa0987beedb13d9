import type { CDPSession, Page } from '@playwright/test';

/** What lives on a page. */
export type Living = Record<LivingKind, number>;

export type LivingKind =
  | 'rooms'
  | 'connections'
  | 'sockets'
  | 'contexts'
  | 'liveTracks'
  /** Those that have ended too: Chromium holds what getUserMedia gave for eight seconds, with the listeners on it. */
  | 'tracks'
  | 'listeners';

/**
 * Counts what is still reachable once the garbage has been collected. The session needs `Performance.enable`, and the page
 * must be without observers, which would hold what they observe.
 */
export async function living(page: Page, cdp: CDPSession): Promise<Living> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 0)));
  await cdp.send('HeapProfiler.collectGarbage');
  const count = async (prototype: string, isCounted: string): Promise<number> => {
    const { result: of } = await cdp.send('Runtime.evaluate', { expression: prototype });
    const { objects } = await cdp.send('Runtime.queryObjects', { prototypeObjectId: of.objectId ?? '' });
    const { result } = await cdp.send('Runtime.callFunctionOn', {
      objectId: objects.objectId ?? '',
      functionDeclaration: `function () { return this.filter((object) => { try { return ${isCounted} } catch { return false } }).length }`,
      returnByValue: true,
    });
    await cdp.send('Runtime.releaseObject', { objectId: objects.objectId ?? '' });
    return Number(result.value);
  };
  const { metrics } = await cdp.send('Performance.getMetrics');
  return {
    rooms: await count('Object.prototype', "Object.hasOwn(object, 'remoteParticipants')"),
    connections: await count('RTCPeerConnection.prototype', 'true'),
    sockets: await count('WebSocket.prototype', 'true'),
    contexts: await count('AudioContext.prototype', "object.state !== 'closed'"),
    liveTracks: await count('MediaStreamTrack.prototype', "object.readyState === 'live'"),
    tracks: await count('MediaStreamTrack.prototype', 'true'),
    listeners: metrics.find(({ name }) => name === 'JSEventListeners')?.value ?? 0,
  };
}
