// What `npm start` prints once everything runs.
import type { RunFile } from '../local/run-file.ts';

/** A restart keeps what a person connected: it is not connected by the start. */
const spareWords = 'not connected by itself: try it under Stores, Add a store';

/**
 * The addresses of the dashboard and each store, and what to do next, as one text.
 * @param start how long it took, and whether it sent the example orders of a first start
 */
export function announcement(
  run: RunFile,
  { seconds, examples }: { seconds: number; examples: boolean },
): string {
  const rows = [
    ['Dashboard', run.dashboard, ''],
    ...run.stores.map(({ name, adminUrl, role }) => [name, adminUrl, role]),
    ...run.spare.map(({ name, adminUrl }) => [name, adminUrl, spareWords]),
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  const addresses = rows.map(([name = '', address = '', role = '']) =>
    `  ${name.padEnd(width)}  ${address}${role ? `  (${role})` : ''}`.trimEnd(),
  );
  return [
    `Crossdock is ready after ${seconds.toFixed(1)} s.`,
    '',
    ...addresses,
    '',
    ...(examples
      ? [
          'Four example orders are there already: one finished, one pushed in part, one that failed, one not eligible.',
          'The dashboard says why, and has you send one yourself in three steps.',
        ]
      : ['The dashboard has you send an order down the road in three steps.']),
    'In another terminal, npm run demo sends an order down the whole road.',
    'Ctrl-C stops everything; what happened is kept for the next start.',
  ].join('\n');
}
