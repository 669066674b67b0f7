// Builds the dashboard from client/ into dist/client, which the worker serves; in development `npm run dev` gives
// CROSSDOCK_WORKER_URL, and what is not the dashboard's own goes there.
import tailwind from '@tailwindcss/vite';
import icons from 'unplugin-icons/vite';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

const workerUrl = process.env.CROSSDOCK_WORKER_URL;
// Whole paths: a prefix would take the dashboard's own modules along, which vite serves as /trpc.ts and /live/live.ts.
const workerPaths = ['^/trpc/', '^/webhooks/', '^/files/', '^/notices/stop(?:\\?|$)', '^/healthz$'];

export default defineConfig({
  root: 'client',
  plugins: [solid(), icons({ compiler: 'solid', scale: 1 }), tailwind()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows no data: scripts and no inline styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every page needs comes as one: in pieces, shared by this page and that, it is 3 KB more.
          groups: [{ name: 'core', test: /\/client\/shell\/shell\.tsx$/ }],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: workerUrl
      ? {
          // As objects: an address alone would have vite change Host, and the worker then refuses its own page.
          ...Object.fromEntries(workerPaths.map((path) => [path, { target: workerUrl }])),
          '^/live$': { target: workerUrl, ws: true },
        }
      : {},
  },
});
