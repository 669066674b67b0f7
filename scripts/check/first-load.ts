// How much a page of the dashboard loads before its first data: the budgets, and the reading of vite's manifest.

/** The most JavaScript any page may load before its first data, after gzip, in KB of 1000 bytes (issue 3). */
export const firstLoadKb = 80;

/** The most style sheets, after gzip, in KB (issue 3). */
export const styleKb = 12;

/** One chunk as vite's manifest tells it: its file, what it imports at once, and what it imports later. */
export type ManifestChunk = {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
};

export type Manifest = Record<string, ManifestChunk>;

/** What is loaded for a page: scripts and style sheets, each file once. */
export type FirstLoad = { page: string; scripts: string[]; styles: string[] };

/**
 * Pure. Of every page (a module of client/pages/ that the entry imports later): the entry and the page with all they
 * import at once. What they import later comes after first data and does not count. Throws where there is no entry.
 */
export function firstLoads(manifest: Manifest): FirstLoad[] {
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry);
  const chunk = entry === undefined ? undefined : manifest[entry];
  if (entry === undefined || !chunk) throw new Error('The manifest names no entry.');
  const pages = (chunk.dynamicImports ?? []).filter((key) => /(^|\/)pages\//.test(key));
  return pages.map((page) => {
    const chunks = [...closure(manifest, [entry, page])].flatMap((key) => manifest[key] ?? []);
    return {
      page,
      scripts: [...new Set(chunks.map(({ file }) => file))],
      styles: [...new Set(chunks.flatMap(({ css }) => css ?? []))],
    };
  });
}

function closure(manifest: Manifest, keys: string[], seen = new Set<string>()): Set<string> {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    closure(manifest, manifest[key]?.imports ?? [], seen);
  }
  return seen;
}
