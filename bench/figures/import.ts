/**
 * Importing a catalogue of 100,000 listings: calls to the store, rows of D1 written and read by its own meter, and the
 * memory it takes; the same catalogue a night later; and what a product's webhook costs while the catalogue grows. Whole
 * Crossdocks with sandbox stores that hold every listing, but for memory, where such stores would be in the way.
 */
import type { Figure, Measured } from '../figure.ts';
import { fittedExponent } from '../growth/exponent.ts';
import { countImports, type ImportCounts } from '../import/count-imports.ts';
import { measureMemory } from '../import/measure-memory.ts';
import { productsChanged, type WebhookWork, webhookGrowth } from '../import/webhook-growth.ts';
import { byOperation } from '../support/store-calls.ts';

const size = 100_000;
/** One in a thousand. */
const changed = size / 1_000;
const sizes = [1_000, 10_000, 100_000];

/** Operations of connecting, which an import comes after. */
const ofConnecting = [
  'ShopAndRights',
  'Locations',
  'Webhooks',
  'CreateWebhook',
  'ReferenceDefinition',
  'CreateReferenceDefinition',
];

export const catalogueImport: Figure = {
  id: 'import',
  kind: 'count',
  measure: async (say) => {
    // Another process' memory is counted, not its time: it may go beside the rest.
    const memory = measureMemory();
    memory.catch(() => undefined);
    const { source, destination, night } = await countImports(size, changed, say);
    const growth = await webhookGrowth(sizes, say);
    say('memory');
    return [
      calls('import-source-calls', 'a source', source),
      calls('import-destination-calls', 'a destination', destination),
      rows('import-source-rows', 'a source', source, 8),
      rows('import-destination-rows', 'a destination, linked and derived', destination, 20),
      reads(destination),
      ...(await memory),
      calls('import-night-calls', 'a night later', night),
      nightRows(night),
      ofWebhooks('read', growth),
      ofWebhooks('written', growth),
    ];
  },
};

const shown = size.toLocaleString('en-US');

function calls(id: string, what: string, { calls: made }: ImportCounts): Measured {
  const its = made.filter(({ operation }) => !ofConnecting.includes(operation));
  return {
    id,
    what: `import of ${shown} listings, ${what}: calls to the store`,
    value: its.length,
    unit: 'calls',
    target: { atMost: 12 },
    details: [byOperation(its)],
  };
}

const rows = (id: string, what: string, counts: ImportCounts, atMost: number): Measured => ({
  id,
  what: `  rows written to D1 for each listing of ${what}`,
  value: sum(counts) / size,
  unit: 'rows',
  target: { atMost },
  details: [named(counts, size), `${counts.statements.toLocaleString('en-US')} statements`],
});

const reads = ({ read, report }: ImportCounts): Measured => ({
  id: 'import-destination-reads',
  what: '  rows read for each listing of it',
  value: read / size,
  unit: 'rows',
  target: { atMost: 140 },
  details: [`${report.linked.toLocaleString('en-US')} of ${shown} linked by SKU`],
});

const nightRows = (night: ImportCounts): Measured => ({
  id: 'import-night-rows',
  what: `  rows written for each of ${changed} listings that changed`,
  value: sum(night) / changed,
  unit: 'rows',
  target: { atMost: 40 },
  details: [
    named(night, 1),
    `${(night.read / size).toFixed(1)} rows read for each listing, ${night.statements} statements`,
  ],
});

const ofWebhooks = (of: 'read' | 'written', growth: readonly WebhookWork[]): Measured => ({
  id: `import-webhook-${of}`,
  what: `growth of a product's webhook with the catalogue, rows of D1 ${of}`,
  value: Math.abs(fittedExponent(growth.map((one) => ({ size: one.size, work: one[of] })))),
  unit: 'exponent',
  target: { atMost: 0.02 },
  details: [
    growth
      .map(
        (one) =>
          `${one.size.toLocaleString('en-US')} SKUs: ${(one[of] / productsChanged).toFixed(1)} a product`,
      )
      .join(' · '),
  ],
});

const sum = ({ written }: ImportCounts): number =>
  [...written.values()].reduce((all, one) => all + one, 0);

/** Most first, what is next to nothing left out. */
const named = ({ written }: ImportCounts, by: number): string =>
  [...written]
    .map(([name, times]) => ({ name, each: times / by }))
    .filter(({ each }) => each >= 0.005)
    .sort((a, b) => b.each - a.each)
    .map(({ name, each }) => `${Number(each.toFixed(2))} ${name}`)
    .join(', ');
