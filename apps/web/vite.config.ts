import react from '@vitejs/plugin-react';
import { defineConfig, type ProxyOptions } from 'vite';

const webPort = Number(process.env.WEB_PORT ?? 5173);
const apiUrl = process.env.LIVEMEET_API_URL ?? 'http://127.0.0.1:3000';

/** The page and the API share one origin, as they do in production: `/api/*` is the API, without the prefix. */
const proxy: Record<string, ProxyOptions> = {
  '/api': { target: apiUrl, rewrite: (path) => path.replace(/^\/api/, '') },
};

export default defineConfig({
  plugins: [react()],
  clearScreen: false,
  server: { host: '127.0.0.1', port: webPort, strictPort: true, proxy },
  preview: { host: '127.0.0.1', port: webPort, strictPort: true, proxy },
  build: { manifest: true, target: 'baseline-widely-available', chunkSizeWarningLimit: 1000 },
});
