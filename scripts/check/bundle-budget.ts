// How large the worker may be as it is sent to the edge: the one number, and the reading of what wrangler measured.

/**
 * The most the built worker may weigh after gzip, in KiB. A larger worker starts later on the edge. It was 400 until
 * settings, previews and bulk runs came, 440 until people were told by mail and webhook, shipped in part and by lists, and
 * read what everybody did, and 480 until cancels, refunds, returns and edits followed a push: their documents, readings and
 * planner are 45 KiB. Cloudflare's own limit is 3 MiB on its free plan. What is large in it: zod, as
 * `import * as z` (as `{ z }` it brings its messages in fifty languages, 80 KiB), tRPC, drizzle, our own records.
 */
export const bundleBudgetKib = 530;

/**
 * Reads the gzip size in KiB from what `wrangler deploy --dry-run` prints (`Total Upload: 1.22 KiB / gzip: 0.61 KiB`);
 * undefined where it printed none.
 */
export function gzipSizeKib(printed: string): number | undefined {
  const size = /gzip:\s*([\d.]+)\s*(KiB|MiB)/.exec(printed);
  if (size?.[1] === undefined) return undefined;
  return Number(size[1]) * (size[2] === 'MiB' ? 1024 : 1);
}
