// A merchant keeps links in a spreadsheet: a file is shown as what it would do, and only then carried out.
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureAccount } from '../../db/records/accounts.ts';
import { recordListings } from '../../db/records/catalog.ts';
import { owingMatching } from '../../db/records/joins.ts';
import { runMatchPages } from '../../db/records/match-pages.ts';
import { listings, matches } from '../../db/schema/index.ts';
import { linkFileTurn } from '../../worker/link-files.ts';
import { linkCsvRoute, linkTemplateRoute } from '../../worker/routes/link-csv.ts';
import { account } from '../support/account.ts';
import { connectionTo, fileHead, linkFileDesk } from '../support/link-file-desk.ts';
import { listingActs } from '../support/listing-acts.ts';
import { personOf } from '../support/person.ts';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

describe('links as a file', () => {
  let world: World;
  let connectionId: string;
  beforeEach(async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.run(minute);
    await world.putOffReconciling();
    connectionId = await connectionTo(world, world.street);
  });
  afterEach(() => world.close());

  const desk = () => linkFileDesk(world, connectionId);
  const linkOf = async (sku: string) => {
    const { listings, links } = world.database.db.query;
    const listing = (await listings.findMany()).find(
      (one) => one.storeId === world.street.id && one.sku === sku,
    );
    const link = (await links.findMany()).find(
      (one) => one.connectionId === connectionId && one.destinationVariantId === listing?.variantId,
    );
    return { variantId: listing?.variantId ?? '', link };
  };
  const shown = async (sku: string) =>
    (await world.street.levels(sku)).map(({ available }) => available);
  const csv = async (path: string, accountId?: string) => {
    const { config } = world.edge;
    const localAccount = accountId ?? 'demo';
    const edge = { ...world.edge, config: { ...config, localAccount } };
    return linkCsvRoute(new Request(`http://127.0.0.1:4400${path}`), edge);
  };
  const exported = async () => {
    const answer = await csv(`/files/links.csv?connection=${connectionId}`);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
  };
  const apply = async (fileId: string) => {
    await desk().me().carryOut({ fileId });
    await world.run(minute);
    return desk().me().get({ fileId });
  };

  it('[OP5] what is written out reads back as what is there: nothing would change', async () => {
    const text = await exported();
    expect(text.startsWith('\ufeffdestination_sku,destination_variant,')).toBe(true);
    expect(text).toMatch(
      /\r\nMUG-RED,gid:\/\/shopify\/ProductVariant\/\d+,MUG-RED,gid:[^,]+,linked,linked,/,
    );
    const file = await desk().judged(text);
    const matches = await world.database.db.query.matches.findMany();
    const ofStreet = matches.filter((one) => one.connectionId === connectionId);
    expect(ofStreet.length).toBeGreaterThan(10);
    expect(await desk().counts(file)).toEqual({
      added: 0,
      changed: 0,
      removed: 0,
      same: ofStreet.length,
      rejected: 0,
    });
  });

  it('[OP5, OP6] pauses, unlinks and links again by a file with semicolons; nothing moves before Apply, and an order held for it goes', async () => {
    const before = await linkOf('MUG-RED');
    const [red] = await shown('MUG-RED');
    const away = await desk().judged(
      '\ufeffStatus;Destination SKU;Source SKU\r\npaused;MUG-BLUE;MUG-BLUE\r\nunlinked;MUG-RED;\r\nlinked;TEE-M;TEE-M\r\n',
    );
    expect(await desk().counts(away)).toMatchObject({ changed: 1, removed: 1, same: 1 });
    await world.run(minute);
    expect((await linkOf('MUG-RED')).link).toEqual(before.link);
    expect(await apply(away)).toMatchObject({ state: 'applied', lines: 3, done: 3 });
    expect((await linkOf('MUG-RED')).link).toBeUndefined();
    expect((await linkOf('MUG-BLUE')).link?.active).toBe(false);
    // A file never sets stock to zero.
    expect(await shown('MUG-RED')).toEqual([red]);
    const { unlinked } = world.database.db.query;
    expect(await unlinked.findMany()).toEqual([
      { connectionId, destinationVariantId: before.variantId, by: 'You', at: expect.any(Number) },
    ]);

    const order = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    const paused = await world.street.placeOrder([{ sku: 'MUG-BLUE', quantity: 1 }]);
    await world.run(minute);
    const orders = (await world.source.listOrders()).length;
    const back = await desk().judged(`${fileHead}MUG-RED,,MUG-RED,,linked\nMUG-BLUE,,,,linked\n`);
    expect(await desk().counts(back)).toMatchObject({ added: 1, changed: 1 });
    await apply(back);
    const { link } = await linkOf('MUG-RED');
    expect(link).toMatchObject({ active: true, alignedAt: null });
    expect(await unlinked.findMany()).toEqual([]);
    await world.run(5 * minute);
    expect((await world.source.listOrders()).length).toBe(orders + 2);
    const { rows } = await personOf(world).orderPush.list({});
    expect(
      rows
        .filter(({ name }) => [order.name, paused.name].includes(name))
        .map(({ decision }) => decision),
    ).toEqual(['pushed', 'pushed']);
    // Linked anew, it waits for a person's Apply (ST8); the resumed one follows again.
    const free = world.ledgerOf('MUG-BLUE').free;
    expect(await shown('MUG-BLUE')).toEqual([free]);
    expect(world.ledgers().flatMap(({ mismatches }) => mismatches)).toEqual([]);
    const acts = await listingActs(world.database.db);
    expect(
      acts
        .map(({ kind, name, before: was, after, actor }) => [actor, kind, name, was, after])
        .sort(),
    ).toEqual([
      ['You', 'link-made', 'MUG-RED', null, 'MUG-RED'],
      ['You', 'link-paused', 'MUG-BLUE', null, null],
      ['You', 'link-removed', 'MUG-RED', 'MUG-RED', null],
      ['You', 'link-resumed', 'MUG-BLUE', null, null],
    ]);
    const [connection] = (await world.database.db.query.connections.findMany()).filter(
      ({ id }) => id === connectionId,
    );
    const all = await world.database.db.query.links.findMany();
    expect(connection?.linkCount).toBe(
      all.filter((one) => one.connectionId === connectionId).length,
    );
  });

  it('[OP5, ST8] links to another listing: both ledgers hear of it, and nothing is written before Apply', async () => {
    const [red] = await shown('MUG-RED');
    const file = await desk().judged(`${fileHead}MUG-RED,,MUG-BLUE,,linked\n`);
    const { link: before } = await linkOf('MUG-RED');
    expect(await desk().lines(file, 'changed')).toEqual([
      {
        line: 2,
        why: {
          kind: 'was',
          sourceVariantId: before?.sourceVariantId,
          sourceSku: 'MUG-RED',
          active: true,
        },
      },
    ]);
    world.clock.advance(second);
    await apply(file);
    const { link } = await linkOf('MUG-RED');
    expect(link?.sourceVariantId).not.toBe(before?.sourceVariantId);
    expect(link?.createdAt).toBeGreaterThan(before?.createdAt ?? 0);
    const targets = (sku: string) =>
      world.ledgerOf(sku).targets.filter((one) => one.connectionId === connectionId);
    expect(targets('MUG-RED')).toEqual([]);
    expect(
      targets('MUG-BLUE')
        .map(({ state }) => state)
        .sort(),
    ).toEqual(['aligned', 'waiting']);
    await world.source.setStock('MUG-BLUE', 7, 'Main warehouse');
    await world.run(minute);
    expect(await shown('MUG-RED')).toEqual([red]);
  });

  it('[OP5] rejects by line and reason, and guesses nothing', async () => {
    const { variantId } = await linkOf('MUG-RED');
    const number = variantId.slice(variantId.lastIndexOf('/') + 1);
    await world.source.duplicateVariant('TEE-M');
    await world.run(minute);
    const file = await desk().judged(
      [
        fileHead.trim(),
        'mug-red,,MUG-RED,,linked',
        'TEE-L,,NO-SUCH,,linked',
        'TEE-S,,TEE-S,,yes please',
        `MUG-BLUE,${number},MUG-BLUE,,linked`,
        ',999,MUG-BLUE,,linked',
        ',,MUG-BLUE,,linked',
        `MUG-RED,${number},MUG-RED,,paused`,
        `,${variantId},,,unlinked`,
      ].join('\n'),
    );
    const rejected = await desk().lines(file, 'rejected');
    expect(rejected).toEqual([
      { line: 2, why: { kind: 'no-such-sku', side: 'destination' } },
      { line: 3, why: { kind: 'no-such-sku', side: 'source' } },
      { line: 4, why: { kind: 'status-unknown', status: 'yes please' } },
      { line: 5, why: { kind: 'sku-differs', side: 'destination', sku: 'MUG-RED' } },
      { line: 6, why: { kind: 'no-such-variant', side: 'destination' } },
      { line: 7, why: { kind: 'nothing-named', side: 'destination' } },
      { line: 8, why: { kind: 'twice', line: 9 } },
      { line: 9, why: { kind: 'twice', line: 8 } },
    ]);
    const before = await world.database.db.query.links.findMany();
    expect(await apply(file)).toMatchObject({ state: 'applied' });
    expect(await world.database.db.query.links.findMany()).toEqual(before);
  });

  it('[OP5] a SKU that stands twice is named with its variants, and linked by one of them', async () => {
    const { db } = world.database;
    const [tee] = (await db.query.listings.findMany()).filter(
      (one) => one.storeId === world.source.id && one.sku === 'TEE-M',
    );
    if (!tee) throw new Error('no tee');
    const copy = { ...tee, variantId: `${tee.variantId}77`, inventoryItemId: 'copy' };
    await db.insert(listings).values(copy);
    const line = `${fileHead}MUG-RED,,TEE-M,,linked\n`;
    const file = await desk().judged(line);
    expect(await desk().lines(file, 'rejected')).toEqual([
      {
        line: 2,
        why: { kind: 'duplicate-sku', side: 'source', variants: [tee.variantId, copy.variantId] },
      },
    ]);
    const number = copy.variantId.slice(copy.variantId.lastIndexOf('/') + 1);
    const chosen = await desk().judged(`${fileHead}MUG-RED,,TEE-M,${number},linked\n`);
    await apply(chosen);
    expect((await linkOf('MUG-RED')).link?.sourceVariantId).toBe(copy.variantId);
  });

  it('[OP5] skips and names what somebody changed between the dry run and Apply; of two files the second finds the first one’s work', async () => {
    const first = await desk().judged(`${fileHead}MUG-RED,,,,paused\nTEE-M,,,,unlinked\n`, 'a.csv');
    const other = await desk().judged(
      `${fileHead}MUG-RED,,MUG-BLUE,,linked\nTEE-M,,,,unlinked\n`,
      'b.csv',
    );
    await desk().me().carryOut({ fileId: first });
    await desk().me().carryOut({ fileId: other });
    await desk().me().carryOut({ fileId: first });
    await world.run(minute);
    expect(await desk().counts(first)).toMatchObject({ changed: 1, removed: 1 });
    expect(await desk().lines(other, 'rejected')).toEqual([
      { line: 2, why: { kind: 'changed-meanwhile' } },
    ]);
    expect(await desk().lines(other, 'same')).toEqual([{ line: 3, why: null }]);
    expect((await linkOf('MUG-RED')).link?.active).toBe(false);
    const acts = await listingActs(world.database.db);
    expect(acts).toHaveLength(2);
    const { files } = await desk().me().list({ connectionId });
    expect(files.map(({ name, state }) => [name, state]).sort()).toEqual([
      ['a.csv', 'applied'],
      ['b.csv', 'applied'],
    ]);
  });

  it('[ST3] a link that is resumed by a file counts first what was sold while it was paused', async () => {
    await apply(await desk().judged(`${fileHead}MUG-RED,,,,paused\n`));
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 4 }]);
    await world.run(minute);
    expect(await shown('MUG-RED')).toEqual([46]);
    const { id } = (await desk().give(`${fileHead}MUG-RED,,,,linked\n`)) as { id: string };
    await desk().me().carryOut({ fileId: id });
    for (let at = 0; at < 30; at += 1) {
      await world.run(second);
      expect(await shown('MUG-RED')).toEqual([46]);
    }
  });

  it('[OP5] is carried on by the sweep when every message is lost, and stopped by Cancel', async () => {
    const lines = (await world.street.listSkus()).filter((sku) => sku.startsWith('TEE'));
    const file = await desk().judged(fileHead + lines.map((sku) => `${sku},,,,paused\n`).join(''));
    await desk().me().carryOut({ fileId: file });
    world.queues.loseAll();
    expect(await desk().me().get({ fileId: file })).toMatchObject({ state: 'applying', done: 0 });
    await world.run(5 * minute);
    expect(await desk().me().get({ fileId: file })).toMatchObject({
      state: 'applied',
      done: lines.length,
    });
    const back = await desk().judged(fileHead + lines.map((sku) => `${sku},,,,linked\n`).join(''));
    await desk().me().carryOut({ fileId: back });
    expect(await desk().me().cancel({ fileId: back })).toMatchObject({
      state: 'cancelled',
      done: 0,
    });
    await world.run(5 * minute);
    expect((await linkOf('TEE-M')).link?.active).toBe(false);
    await expect(desk().me().discard({ fileId: back })).rejects.toThrow('applied already');
  });

  it('[OP5, OP6] a file that is cancelled halfway lets the orders go that its links freed, though the message about it is lost', async () => {
    await apply(await desk().judged(`${fileHead}MUG-RED,,,,unlinked\n`));
    const { name } = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const decisionOf = async () =>
      (await personOf(world).orderPush.list({})).rows.find((row) => row.name === name)?.decision;
    expect(await decisionOf()).toBe('no-line-qualifies');
    const file = await desk().judged(`${fileHead}MUG-RED,,MUG-RED,,linked\n`);
    await desk().me().carryOut({ fileId: file });
    // One turn: its lines are carried out, its orders not looked at yet.
    await world.queues.deliverDue(world.edge, world.road);
    expect(await desk().me().get({ fileId: file })).toMatchObject({ state: 'applying', done: 1 });
    await desk().me().cancel({ fileId: file });
    world.queues.loseAll();
    expect(await decisionOf()).toBe('no-line-qualifies');
    await world.run(10 * minute);
    expect((await linkOf('MUG-RED')).link).toMatchObject({ active: true });
    expect(await decisionOf()).toBe('pushed');
    expect(await desk().me().get({ fileId: file })).toMatchObject({ state: 'cancelled', done: 1 });
    const [{ dueAt } = { dueAt: 0 }] = (await world.database.db.query.linkFiles.findMany()).filter(
      ({ id }) => id === file,
    );
    expect(dueAt).toBe(null);
  });

  it('[AC1] another account finds neither the file nor the connection', async () => {
    await ensureAccount(world.database.db, 'other', world.clock.now());
    const file = await desk().judged(`${fileHead}MUG-RED,,,,paused\n`);
    const theirs = linkFileDesk(world, connectionId, 'other');
    for (const ask of ['get', 'counts', 'carryOut', 'cancel', 'discard'] as const)
      await expect(theirs.me()[ask]({ fileId: file })).rejects.toThrow(
        'This file is not known here.',
      );
    await expect(theirs.me().lines({ fileId: file, verdict: 'same' })).rejects.toThrow('not known');
    await expect(
      theirs.me().add({ fileId: file, lines: [[2, 'A', '', '', '', 'linked']] }),
    ).rejects.toThrow('not known');
    await expect(theirs.me().finish({ fileId: file, lines: 1 })).rejects.toThrow('not known');
    await expect(theirs.give(`${fileHead}MUG-RED,,,,paused\n`)).rejects.toThrow(
      'This connection is not known here.',
    );
    await expect(theirs.me().list({ connectionId })).rejects.toThrow('not known');
    expect((await csv(`/files/links.csv?connection=${connectionId}`, 'other')).status).toBe(404);
    expect((await csv(`/files/links.csv?connection=${connectionId}`, '')).status).toBe(401);
    expect(await desk().me().get({ fileId: file })).toMatchObject({ state: 'judged' });
  });

  it('[OP5] what cannot be read says why, and changes nothing', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(await desk().give('')).toEqual({ problem: { kind: 'empty' } });
    expect(
      await desk().give(
        Uint8Array.from([...bytes(`${fileHead}MUG-RED,,MUG`), 0xe9, ...bytes(',,linked\n')]),
      ),
    ).toEqual({ problem: { kind: 'not-utf-8', line: 2 } });
    const { fileId } = await desk().me().begin({ connectionId, name: 'cut.csv' });
    await desk()
      .me()
      .add({ fileId, lines: [[2, 'MUG-RED', '', '', '', 'paused']] });
    await expect(desk().me().finish({ fileId, lines: 2 })).rejects.toThrow('did not arrive');
    await expect(desk().me().carryOut({ fileId })).rejects.toThrow('cannot be applied');
    // The same lines once more: each counts once.
    await desk()
      .me()
      .add({
        fileId,
        lines: [
          [2, 'MUG-RED', '', '', '', 'paused'],
          [3, 'TEE-M', '', '', '', 'paused'],
        ],
      });
    expect(await desk().me().finish({ fileId, lines: 2 })).toMatchObject({
      state: 'judged',
      lines: 2,
    });
    expect(await desk().me().finish({ fileId, lines: 2 })).toMatchObject({ state: 'judged' });
    await expect(
      desk()
        .me()
        .add({ fileId, lines: [[4, 'A', '', '', '', '']] }),
    ).rejects.toThrow('read whole already');
    await desk().me().discard({ fileId });
    await expect(desk().me().carryOut({ fileId })).rejects.toThrow('cannot be applied');
    expect((await desk().me().list({ connectionId })).files).toEqual([]);
    await world.run(2 * minute);
    expect(await world.database.db.query.linkFiles.findMany()).toEqual([]);
    expect(await world.database.db.query.linkFileLines.findMany()).toEqual([]);
  });

  it('[OP5] no cell written out is a formula, and the names of the stores are in the file’s', async () => {
    const { variantId } = await linkOf('MUG-RED');
    await world.database.db
      .update(matches)
      .set({ title: '=HYPERLINK("http://127.0.0.1")', sku: '@SKU' })
      .where(eq(matches.destinationVariantId, variantId));
    const answer = await csv(`/files/links.csv?connection=${connectionId}`);
    expect(answer.headers.get('content-disposition')).toContain(
      'filename="Links North Supply to Mug Street 2026-11-23.csv"',
    );
    expect(await answer.text()).toContain(`\r\n'@SKU,${variantId},MUG-RED,`);
    expect(await exported()).toContain(`,"'=HYPERLINK(""http://127.0.0.1"")"\r\n`);
    expect(await linkTemplateRoute().text()).toContain('\r\nMUG-RED,,MUG-RED,,linked\r\n');
  });

  it('[OP5] 100,000 lines are judged, and those of thousands of SKUs carried out, turn by turn', async () => {
    const { db } = world.database;
    const sku = (at: number) => `BIG-${String(at).padStart(6, '0')}`;
    const many = 3_000;
    for (const [store, of] of [
      [world.source, 's'],
      [world.street, 'd'],
    ] as const)
      await recordListings(
        db,
        store.id,
        Array.from({ length: many }, (_, at) => ({
          variantId: `${of}${at}`,
          inventoryItemId: `${of}i${at}`,
          sku: sku(at),
          title: sku(at),
          tracked: true,
          updatedAt: '2026-11-23T00:00:00Z',
          barcode: '',
          productId: '',
        })),
        world.clock.now(),
      );
    await owingMatching(db, account, connectionId, world.clock.now());
    await runMatchPages(db, account, connectionId, 100, world.clock.now, async () => true);
    const rows = Array.from({ length: 100_000 }, (_, at) => `${sku(at)},,,,paused\n`);
    const file = await desk().judged(fileHead + rows.join(''));
    const counts = { added: 0, removed: 0, same: 0, rejected: 100_000 - many };
    expect(await desk().counts(file)).toEqual({ ...counts, changed: many });
    await desk().me().carryOut({ fileId: file });
    const done: number[] = [];
    for (let state = 'applying'; state === 'applying'; ) {
      await linkFileTurn(world.edge, { accountId: account, id: file });
      const now = await desk().me().get({ fileId: file });
      done.push(now.done);
      ({ state } = now);
    }
    expect(done).toEqual([500, 1_000, 1_500, 2_000, 2_500, 3_000, 100_000]);
    const links = await db.query.links.findMany();
    const ofFile = links.filter(({ destinationVariantId }) => /^d\d/.test(destinationVariantId));
    expect(ofFile.filter(({ active }) => !active)).toHaveLength(many);
    const owed = (await db.query.matches.findMany()).filter(({ tellDueAt }) => tellDueAt !== null);
    expect(owed.length).toBeGreaterThanOrEqual(many);
    expect(await listingActs(db)).toHaveLength(many);
    const { rows: page, next } = await desk()
      .me()
      .lines({ fileId: file, verdict: 'rejected', after: 90_000 });
    expect([page[0]?.line, page.at(-1)?.line, next]).toEqual([90_001, 90_050, 90_050]);
  }, 120_000);
});
