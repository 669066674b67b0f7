// Work that people set going stands on Activity: runs over orders, stock, deliveries and files, each with who did, once.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordDeadLetter } from '../../db/records/dead-letters.ts';
import { connectionTo, fileHead, linkFileDesk } from '../support/link-file-desk.ts';
import { personOf } from '../support/person.ts';
import { actsOf } from '../support/told.ts';
import { account, openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

let world: World;
afterEach(() => world.close());

describe('a person', () => {
  beforeEach(async () => {
    world = await openWorld();
    await world.putOffReconciling();
    await world.run(10 * second);
  });

  const who = (person: string) => personOf(world, account, { personId: person, person });
  const harbor = () => connectionTo(world, world.harbor);

  it('[RC1] who asks for reconciling and cancels it stands there, once, and not what the clock begins', async () => {
    const { reconciles } = who('Ada');
    const asked = { storeId: world.source.id, kind: 'catalogue' as const };
    const { started } = await reconciles.start(asked);
    await reconciles.start(asked);
    const id = started[0]?.id ?? '';
    await reconciles.cancel({ id });
    await reconciles.cancel({ id });
    await world.run(30 * minute);
    expect(await actsOf(world, 'reconcile-started')).toEqual([
      ['Ada', 'North Supply', null, 'the whole catalogue'],
    ]);
    expect(await actsOf(world, 'reconcile-cancelled')).toEqual([
      ['Ada', 'North Supply', null, null],
    ]);
  });

  it('[OP9] who sets many orders going and cancels that stands there, once', async () => {
    world.source.store.faults.refuse = 401;
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const { bulk } = who('Ada');
    const ask = { kind: 'retry' as const, selection: { matching: {} } };
    const { id } = await bulk.start(ask);
    await bulk.start(ask);
    await bulk.cancel({ id });
    await bulk.cancel({ id });
    expect(await actsOf(world, 'bulk-started')).toEqual([['Ada', 'Retry', null, '1 order']]);
    expect(await actsOf(world, 'bulk-cancelled')).toEqual([['Ada', 'Retry', null, null]]);
  });

  it('[WH2] who has deliveries and what gave up go again stands there', async () => {
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const { deliveries } = who('Ada');
    const { rows } = await deliveries.list({ storeId: world.street.id });
    const keys = rows.map(({ storeId, key }) => ({ storeId, key }));
    await deliveries.replay({ keys });
    expect(await actsOf(world, 'delivery-replayed')).toEqual([
      ['Ada', 'Mug Street', null, `${keys.length} deliveries`],
    ]);
    const letter = {
      ...{ id: 'stock:1', accountId: account, queue: 'stock' as const, reason: 'gave up' },
      subject: 'Stock of Mug Street',
      message:
        '{"of":"tell-ledgers","accountId":"demo","connectionId":"none","after":"","read":false}',
    };
    await recordDeadLetter(world.database.db, letter, world.clock.now());
    await deliveries.deadLetters.again({ ids: [letter.id] });
    await deliveries.deadLetters.again({ ids: [letter.id] });
    expect(await actsOf(world, 'letter-replayed')).toEqual([
      ['Ada', 'Stock of Mug Street', null, null],
    ]);
  });

  it('[OP5] who applies a file of links and cancels it stands there, once', async () => {
    const connectionId = await harbor();
    const desk = linkFileDesk(world, connectionId);
    const fileId = await desk.judged(`${fileHead}MUG-RED,,MUG-RED,,paused\n`, 'autumn.csv');
    const { linkFiles } = who('Ada');
    await linkFiles.carryOut({ fileId });
    await linkFiles.carryOut({ fileId });
    await linkFiles.cancel({ fileId });
    await linkFiles.cancel({ fileId });
    expect(await actsOf(world, 'link-file-applied')).toEqual([
      ['Ada', 'autumn.csv', null, '1 line'],
    ]);
    expect(await actsOf(world, 'link-file-cancelled')).toEqual([
      ['Ada', 'autumn.csv', null, '0 of 1 lines were carried out'],
    ]);
  });
});
