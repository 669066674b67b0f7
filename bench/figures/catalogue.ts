/**
 * What the pages of a catalogue of 100,000 SKUs read: Products in every view, anywhere in the list and by search, the
 * Location Groups of a connection, and the preview of another map over all its SKUs. A whole Crossdock over D1 in workerd,
 * whose own meter counts the rows; the catalogue is there as rows.
 */
import { personOf } from '../../test/support/person.ts';
import { openWorld } from '../../test/support/world.ts';
import {
  type GroupReads,
  type PageReads,
  readGroups,
  readProductPages,
} from '../catalogue/page-reads.ts';
import { spreadStates } from '../catalogue/spread-states.ts';
import type { Figure, Measured } from '../figure.ts';
import { growCatalogue } from '../growth/grow-catalogue.ts';
import { openMeteredD1 } from '../one-order/metered-d1.ts';
import { rest } from '../support/many-stores.ts';

const skus = 100_000;
const pageSize = 50;

export const catalogue: Figure = {
  id: 'catalogue',
  kind: 'count',
  measure: async (say) => {
    const world = await openWorld();
    await world.applyFirstLevels();
    await rest(world);
    const from = (await world.source.listSkus()).length;
    const d1 = await openMeteredD1(world.database.client);
    try {
      world.edge.database = () => d1.db;
      say(`${skus.toLocaleString('en-US')} SKUs`);
      await growCatalogue(d1.db, world.source.id, { from, to: skus });
      const connections = await d1.db.query.connections.findMany();
      const ofHarbor = connections.find((one) => one.destinationStoreId === world.harbor.id);
      if (!ofHarbor) throw new Error('Harbor Goods is not connected');
      const groups = await readGroups(personOf(world), d1, ofHarbor.id);
      await spreadStates(d1.db, ofHarbor.id);
      say('pages of Products');
      const pages = await readProductPages(d1, ofHarbor.id, pageSize);
      d1.reset();
      await personOf(world).products.list({ connectionId: ofHarbor.id, limit: pageSize });
      return [...ofProducts(pages, d1.rowsRead()), ...ofGroups(groups)];
    } finally {
      world.close();
      await d1.close();
    }
  },
};

function ofProducts(pages: readonly PageReads[], whole: number): Measured[] {
  const isSearch = ({ page }: PageReads) => page.startsWith('search');
  const unlinked = pages.filter(({ view }) => view === 'unlinked');
  const others = pages.filter(({ view }) => view !== 'unlinked');
  return [
    worst(
      'catalogue-pages',
      `page of ${pageSize} of ${shown} SKUs`,
      others,
      (one) => !isSearch(one),
    ),
    worst('catalogue-searches', `page of what a search finds in them`, others, isSearch),
    {
      ...worst('catalogue-unlinked', 'page of what a person unlinked', unlinked, () => true),
      // That a person did it, and who, is a row of its own.
      target: { atMost: 2 * pageSize + 10 },
    },
    {
      id: 'catalogue-request',
      what: '  all that Products asks for a page, counts and connections with it',
      value: whole,
      unit: 'rows',
      target: { atMost: 3 * pageSize },
    },
  ];
}

const shown = skus.toLocaleString('en-US');

/** Of these pages the one that read most. */
function worst(
  id: string,
  what: string,
  all: readonly PageReads[],
  isIts: (one: PageReads) => boolean,
): Measured {
  const pages = all.filter(isIts).toSorted((a, b) => b.read - a.read);
  const [most] = pages;
  return {
    id,
    what: `rows read for a ${what}, at worst`,
    value: most?.read ?? Number.NaN,
    unit: 'rows',
    target: { atMost: 2 * pageSize },
    details: [
      `${pages.length} pages; most: ${pages
        .slice(0, 4)
        .map(({ page, read, rows }) => `${page} ${read} for ${rows}`)
        .join(', ')}`,
    ],
  };
}

const ofGroups = ({ page, preview, statements, set }: GroupReads): Measured[] => [
  {
    id: 'catalogue-groups',
    what: 'rows read for the Location Groups of a connection',
    value: page,
    unit: 'rows',
    target: { atMost: 100 },
  },
  {
    id: 'catalogue-groups-preview',
    what: '  for the preview of another map, for each SKU that would be set',
    value: preview / set,
    unit: 'rows',
    target: { atMost: 40 },
    details: [
      `${set.toLocaleString('en-US')} SKUs, ${statements} statements with those of the map that stands`,
    ],
  },
];
