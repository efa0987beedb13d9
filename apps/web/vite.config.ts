import { randomBytes } from 'node:crypto';
import react from '@vitejs/plugin-react';
import { defineConfig, type ProxyOptions } from 'vite';
import { devPageHeaders, pageHeaders } from './page-headers.ts';

const webPort = Number(process.env.WEB_PORT ?? 5173);
const apiUrl = process.env.LIVEMEET_API_URL ?? 'http://127.0.0.1:3000';
const sfuUrl = process.env.LIVEKIT_PUBLIC_URL || process.env.LIVEKIT_URL;

/** The page and the API share one origin, as they do in production: `/api/*` is the API, without the prefix. */
const proxy: Record<string, ProxyOptions> = {
  '/api': { target: apiUrl, rewrite: (path) => path.replace(/^\/api/, '') },
};

const place = { host: '127.0.0.1', port: webPort, strictPort: true, proxy };

export default defineConfig(({ command, isPreview }) => {
  const common = {
    plugins: [react()],
    clearScreen: false,
    build: {
      manifest: true,
      target: 'baseline-widely-available' as const,
      chunkSizeWarningLimit: 1000,
      // The page's policy takes no data: addresses.
      assetsInlineLimit: 0,
      // One style sheet: of a part that comes later the sheet may fail once, and Vite would never ask for it again.
      cssCodeSplit: false,
    },
  };
  if (isPreview) return { ...common, preview: { ...place, headers: pageHeaders(sfuUrl ?? '') } };
  if (command === 'build') return common;
  const nonce = randomBytes(16).toString('base64');
  return {
    ...common,
    html: { cspNonce: nonce },
    server: { ...place, headers: devPageHeaders(sfuUrl, nonce) },
  };
});
