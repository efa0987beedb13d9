import * as z from 'zod/mini';

/** The answer of `GET /config`: what the page must know before it joins. Public, no secret in it. */
export const ClientConfig = z.object({
  /** The SFU's signalling address as a browser reaches it, `ws://` or `wss://`. */
  livekitUrl: z.url({ protocol: /^wss?$/ }),
});
export type ClientConfig = z.infer<typeof ClientConfig>;
