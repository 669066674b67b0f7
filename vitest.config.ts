// The test projects: `node` (pure code, stories, sandbox), `house` (rules about the code itself), `worker` (inside
// workerd), `local` (the commands of package.json, end to end) and `browser` (the pages in Chromium).
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

const elsewhere = ['test/house/**', 'test/worker/**', 'test/scripts/**', 'test/browser/**'];

export default defineConfig({
  test: {
    // What a passing test writes is of no use to the reader of the summary.
    silent: 'passed-only',
    // Else one core of a small machine is kept for watching, which nobody does here.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: elsewhere,
          testTimeout: 30_000,
        },
      },
      { test: { name: 'house', environment: 'node', include: ['test/house/**/*.test.ts'] } },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              cf: false,
              // Vitest's own runner imports these; that our worker does not, the dry-run of `npm run check` shows.
              compatibilityFlags: ['nodejs_compat', 'enable_nodejs_inspector_module'],
              bindings: {
                TEST_MIGRATIONS: await readD1Migrations('db/migrations'),
                // 32 bytes of zero: a key for tests only.
                CREDENTIALS_KEY: `${'A'.repeat(43)}=`,
              },
            },
          })),
        ],
        test: {
          name: 'worker',
          include: ['test/worker/**/*.test.ts'],
          setupFiles: ['test/support/tooling/apply-migrations.ts'],
        },
      },
      {
        test: {
          name: 'local',
          environment: 'node',
          include: ['test/scripts/**/*.test.ts'],
          // Each of these files may run whole instances: two cores carry one at a time, and nothing beside it.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
