/** Which lines of a push a SKU names: by the selling store's name for it, or else by the source store's own. Pure. */

/** Units of a line of the customer's order that are left to ship of a push. */
export type PushedLine = {
  orderLineId: string;
  /** As the selling store has it, and as the source lists it; either may be empty. */
  sku: string;
  sourceSku: string;
  left: number;
};

export type SkuMeans = {
  /** As the push has it; undefined where nothing of it is called so. */
  sku: string | undefined;
  lines: readonly PushedLine[];
  /** It names one line at the selling store and another at the source: nobody knows which is meant. */
  isUnclear: boolean;
};

const known = new WeakMap<readonly PushedLine[], (sku: string) => SkuMeans>();

/** @param lines all of the push: a list of a thousand lines asks about the same ones again and again */
export function skuMeans(lines: readonly PushedLine[], sku: string): SkuMeans {
  let means = known.get(lines);
  if (!means) {
    means = remembered(lines);
    known.set(lines, means);
  }
  return means(sku);
}

function remembered(lines: readonly PushedLine[]): (sku: string) => SkuMeans {
  const own = namesBy(lines, (line) => line.sku);
  const source = namesBy(lines, (line) => line.sourceSku);
  const asked = new Map<string, SkuMeans>();
  return (sku) => {
    const means = asked.get(sku) ?? meaningOf(own(sku), source(sku));
    asked.set(sku, means);
    return means;
  };
}

function meaningOf(own: readonly PushedLine[], source: readonly PushedLine[]): SkuMeans {
  const [first] = own;
  const sku = first ? first.sku : source[0]?.sourceSku;
  const all = new Set([...own, ...source]);
  return { sku, lines: [...all], isUnclear: own.length > 0 && all.size > own.length };
}

/** Exactly, or but for its case: then what the first of those is called. */
function namesBy(
  lines: readonly PushedLine[],
  nameOf: (line: PushedLine) => string,
): (sku: string) => readonly PushedLine[] {
  const named = lines.filter((line) => nameOf(line) !== '');
  const exact = Map.groupBy(named, nameOf);
  const small = new Map<string, string>();
  for (const line of named) {
    const key = nameOf(line).toLowerCase();
    if (!small.has(key)) small.set(key, nameOf(line));
  }
  return (sku) => exact.get(sku) ?? exact.get(small.get(sku.trim().toLowerCase()) ?? '') ?? [];
}
