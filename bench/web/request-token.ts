/** A token from the API behind `/api`, as any page would ask for one. Rejects when it gives none. */
export async function requestToken(participantName: string, roomName: string): Promise<string> {
  const response = await fetch('/api/auth/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ participantName, roomName }),
  });
  if (!response.ok) throw new Error(`No token: ${response.status}`);
  return ((await response.json()) as { token: string }).token;
}
