type Environment = Readonly<Record<string, string | undefined>>;

/** What would lead a test to a developer's own parts instead of those it starts itself. */
const FOREIGN =
  /^(DATABASE_URL|REDIS_URL|LIVEKIT_.*|LIVEMEET_.*|METRICS_.*|API_URL|HOST|PORT|WEB_PORT|NODE_ENV|LOG_LEVEL|TRUSTED_PROXIES|CORS_ORIGINS|TOKENS_PER_SECOND|ROOM_MAX_PARTICIPANTS|RECONCILE_EVERY_SECONDS|NAME_RETENTION_DAYS|SESSION_RETENTION_DAYS|SPOOL_.*|SITE_.*|EDGE_.*|MEDIA_.*|API_PORT|COMPOSE_.*|POSTGRES_.*|PG[A-Z]+)$/;

/** The environment of checks and tests: ours without what points at parts, with what the checks found. Pure. */
export function checkEnvironment(
  env: Environment,
  found: Readonly<Record<string, string>> = {},
): Environment {
  const kept = Object.entries(env).filter(([name]) => !FOREIGN.test(name));
  return { ...Object.fromEntries(kept), ...found };
}
