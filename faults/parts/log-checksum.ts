import type { Deployment } from './deployment.ts';

/** One word for the whole content of session log and ledger, to the last byte of each row. */
export async function logChecksum({ sql }: Pick<Deployment, 'sql'>): Promise<string> {
  const [found] = await sql`
    SELECT (SELECT md5(coalesce(string_agg(t::text, E'\n' ORDER BY id), '')) FROM session_logs t)
      || (SELECT md5(coalesce(string_agg(t::text, E'\n' ORDER BY event_id), '')) FROM webhook_events t) AS checksum`;
  return found.checksum;
}
