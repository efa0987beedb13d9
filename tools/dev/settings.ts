import { MissingPart } from '../missing-part.ts';

/** What the environment tells `bun dev`. A port that is undefined is ours to choose. */
export type Settings = {
  readonly apiPort: number;
  readonly webPort: number;
  readonly livekitPort: number | undefined;
  readonly livekitUdpPort: number | undefined;
  /** A PostgreSQL, SFU or Redis of the developer's; undefined: `bun dev` sees to it. */
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly livekitUrl: string | undefined;
  readonly livekitKeys: LivekitKeys | undefined;
  /** What the SFU signs webhooks with; undefined: our own SFU gets a pair, a developer's signs with livekitKeys. */
  readonly livekitWebhookKeys: LivekitKeys | undefined;
};

export type LivekitKeys = { readonly apiKey: string; readonly apiSecret: string };

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment. Throws MissingPart with every fault at once. Pure. */
export function readSettings(env: Environment): Settings {
  const faults: string[] = [];
  const port = (name: string): number | undefined => {
    const text = env[name]?.trim();
    if (!text) return undefined;
    const value = Number(text);
    if (Number.isInteger(value) && value > 0 && value < 65_536) return value;
    faults.push(`${name} is not a port number`);
    return undefined;
  };
  const address = (name: string): string | undefined => {
    const text = env[name]?.trim();
    if (text && !URL.parse(text)?.host) faults.push(`${name} is not an address`);
    return text || undefined;
  };
  const settings: Settings = {
    apiPort: port('PORT') ?? 3000,
    webPort: port('WEB_PORT') ?? 5173,
    livekitPort: port('LIVEKIT_PORT'),
    livekitUdpPort: port('LIVEKIT_UDP_PORT'),
    databaseUrl: address('DATABASE_URL'),
    redisUrl: address('REDIS_URL'),
    livekitUrl: address('LIVEKIT_URL'),
    livekitKeys: keys(env, 'LIVEKIT', faults),
    livekitWebhookKeys: keys(env, 'LIVEKIT_WEBHOOK', faults),
  };
  if (settings.livekitUrl && !settings.livekitKeys && faults.length === 0) {
    faults.push('LIVEKIT_URL needs that server’s LIVEKIT_API_KEY and LIVEKIT_API_SECRET beside it');
  }
  if (settings.livekitKeys && settings.livekitKeys.apiKey === settings.livekitWebhookKeys?.apiKey) {
    faults.push('LIVEKIT_WEBHOOK_API_KEY has to be another key than LIVEKIT_API_KEY, or left out');
  }
  if (faults.length > 0) throw new MissingPart(`${faults.join('; ')}: correct the environment or .env.`);
  return settings;
}

function keys(
  env: Environment,
  prefix: 'LIVEKIT' | 'LIVEKIT_WEBHOOK',
  faults: string[],
): LivekitKeys | undefined {
  const [key, secret] = [`${prefix}_API_KEY`, `${prefix}_API_SECRET`];
  const apiKey = env[key]?.trim();
  const apiSecret = env[secret]?.trim();
  if (apiKey && apiSecret) return { apiKey, apiSecret };
  if (apiKey || apiSecret) faults.push(`${key} and ${secret} go together, one of them is missing`);
  return undefined;
}
