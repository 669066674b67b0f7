// Builds the dashboard from client/ into dist/client, which the worker serves; in development `npm run dev` gives
// CROSSDOCK_WORKER_URL, and what is not the dashboard's own goes there.
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

const workerUrl = process.env.CROSSDOCK_WORKER_URL;
const workerPaths = ['/trpc', '/webhooks', '/healthz'];

export default defineConfig({
  root: 'client',
  plugins: [solid()],
  build: { outDir: '../dist/client', emptyOutDir: true, target: 'es2022' },
  server: {
    host: '127.0.0.1',
    proxy: workerUrl ? Object.fromEntries(workerPaths.map((path) => [path, workerUrl])) : {},
  },
});
