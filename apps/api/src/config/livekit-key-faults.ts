import { weakSecretReason } from './weak-secret.ts';

/**
 * What is wrong with the keys beyond a missing signing key, each variable with its fault. An exposed server needs two
 * pairs that have nothing in common and two secrets that cannot be guessed; elsewhere the signing key may do for both.
 */
export function livekitKeyFaults(keys: LivekitKeys, isExposed: boolean): (readonly [KeyName, string])[] {
  return isExposed ? [...missing(keys), ...weak(keys), ...shared(keys)] : halfSaid(keys);
}

/** What the environment says of the SFU's two keys: one signs tokens, the other, `WEBHOOK`, the SFU's webhooks. */
export type LivekitKeys = { readonly [name in KeyName]?: string | undefined };

type KeyName =
  | 'LIVEKIT_API_KEY'
  | 'LIVEKIT_API_SECRET'
  | 'LIVEKIT_WEBHOOK_API_KEY'
  | 'LIVEKIT_WEBHOOK_API_SECRET';

const webhookPair = ['LIVEKIT_WEBHOOK_API_KEY', 'LIVEKIT_WEBHOOK_API_SECRET'] as const;

function missing(keys: LivekitKeys) {
  return webhookPair.filter((name) => keys[name] === undefined).map((name) => [name, 'is missing'] as const);
}

function weak(keys: LivekitKeys) {
  return (['LIVEKIT_API_SECRET', 'LIVEKIT_WEBHOOK_API_SECRET'] as const).flatMap((name) => {
    const secret = keys[name];
    const reason = secret === undefined ? null : weakSecretReason(secret);
    return reason === null ? [] : [[name, `${reason}; make one with: openssl rand -hex 32`] as const];
  });
}

function shared(keys: LivekitKeys) {
  const twins = [
    ['LIVEKIT_WEBHOOK_API_KEY', 'LIVEKIT_API_KEY'],
    ['LIVEKIT_WEBHOOK_API_SECRET', 'LIVEKIT_API_SECRET'],
  ] as const;
  return twins.flatMap(([name, other]) =>
    keys[name] !== undefined && keys[name] === keys[other]
      ? [[name, `is ${other}: webhooks need a key of their own`] as const]
      : [],
  );
}

function halfSaid(keys: LivekitKeys) {
  const left = missing(keys);
  return left.length === 1 ? left : [];
}
