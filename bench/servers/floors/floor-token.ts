import { JoinTokenSigner } from '../../../apps/api/src/auth/join-token.ts';

/** What an endpoint answers with. */
export type FloorAnswer = { readonly token: string; readonly roomName: string };

/** Answers the body of a request with a token signed as the API signs it; of all else the API does nothing is done. */
export function floorToken(env: NodeJS.ProcessEnv): (body: unknown) => FloorAnswer {
  const { LIVEKIT_API_KEY: apiKey = '', LIVEKIT_API_SECRET: apiSecret = '' } = env;
  const signer = new JoinTokenSigner({ apiKey, apiSecret }, 100);
  const roomName = 'quickstart-room';
  return (body) => {
    const { participantName: name } = body as { readonly participantName: string };
    return { token: signer.sign({ identity: 'quickstart-user', name, roomName }), roomName };
  };
}
