/** PostgreSQL refuses to run as root. 65534 is "nobody" on every Unix: it owns nothing and needs no creating. */
export type ServerAccount = { readonly uid: number; readonly gid: number };

/** The account the database server runs as, or undefined when the caller's own will do. */
export function serverAccount(): ServerAccount | undefined {
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;
}
