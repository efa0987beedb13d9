import { TokenResponse } from '@livemeet/shared-types';

/** Asks an API for a token as the page does. Throws unless the answer is 201 and exactly the contract. */
export async function requestToken(
  apiUrl: string,
  participantName: string,
  roomName?: string,
): Promise<TokenResponse> {
  const response = await postToken(apiUrl, JSON.stringify({ participantName, roomName }));
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
  return TokenResponse.parse(await response.json());
}

/** `POST /auth/token` with any body, as JSON unless the headers say otherwise. */
export function postToken(
  apiUrl: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${apiUrl}/auth/token`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
}
