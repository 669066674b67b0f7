// Groups, locations and people change while a pushed order is on its way to its Location Group: nobody is accused wrongly.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { locationDesk } from '../support/location-desk.ts';
import { newestOrder, pushedTo } from '../support/seen-orders.ts';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

const main = 'Main warehouse';
const overflow = 'Overflow';
const shop = 'Mug Street shop';

describe('a pushed order whose Location Group changes', () => {
  let world: World;
  let desk: ReturnType<typeof locationDesk>;
  beforeEach(async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.putOffReconciling();
    await world.run(minute);
    desk = locationDesk(world);
  });
  afterEach(() => world.close());

  const failToMove = (next: number) =>
    Object.assign(world.source.store.faults.serverError, { next, only: ['fulfillmentOrder'] });
  const serveFrom = async (...names: string[]) => {
    await desk.save('Mug Street', { [shop]: names });
    await world.run(minute);
  };
  const steps = async () =>
    (await newestOrder(world)).events
      .filter(({ kind }) => kind.startsWith('routing-'))
      .map(({ kind, actor, detail }) => [kind, actor, detail]);
  const mugs = async () => ({
    main: await desk.at(world.source, 'MUG-RED', main),
    overflow: await desk.at(world.source, 'MUG-RED', overflow),
    annex: await desk.at(world.source, 'MUG-RED', 'Annex'),
  });
  const expectNothingOpen = () =>
    expect(world.ledgerOf('MUG-RED')).toMatchObject({ held: 0, settled: 0, mismatches: [] });

  /** Two mugs are routed to the main warehouse, and the source cannot be asked to move them to Overflow. */
  const pushAndFailToMove = async () => {
    failToMove(500);
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(3 * second);
    expect(await desk.said()).toEqual([`Routed to ${main}, on its way to ${overflow}`]);
  };

  it('[OP5, ST1] goes where its group is by then, where that changes while its move is owed', async () => {
    await desk.openAnnex('MUG-RED', 7);
    await serveFrom(overflow, 'Annex');
    await pushAndFailToMove();
    await desk.save('Mug Street', { [shop]: ['Annex'] });
    failToMove(0);
    await world.run(10 * minute);
    expect(await desk.said()).toEqual([`Was routed to ${main}, moved to Annex`]);
    expect(await mugs()).toEqual({ main: 40, overflow: 10, annex: 5 });
    expect(await desk.at(world.street, 'MUG-RED', shop)).toBe(5);
    expectNothingOpen();
  });

  it('[OP5, ST1] goes to another location of its group, where the first closes while its move is owed', async () => {
    await desk.openAnnex('MUG-RED', 7);
    await serveFrom(overflow, 'Annex');
    await pushAndFailToMove();
    await world.source.closeLocation(overflow, main);
    failToMove(0);
    await world.run(10 * minute);
    expect(await desk.said()).toEqual([`Was routed to ${main}, moved to Annex`]);
    expect(await desk.at(world.source, 'MUG-RED', 'Annex')).toBe(5);
    expect(await desk.at(world.street, 'MUG-RED', shop)).toBe(5);
  });

  it('[OP5, ST1] stays where it is, where its group has that location by then', async () => {
    await serveFrom(overflow);
    await pushAndFailToMove();
    await desk.save('Mug Street', { [shop]: [main] });
    failToMove(0);
    await world.run(10 * minute);
    expect(await desk.said()).toEqual([`Ships from ${main}`]);
    expect(await steps()).toEqual([]);
    expect(await mugs()).toEqual({ main: 38, overflow: 10, annex: undefined });
    expect(await desk.at(world.street, 'MUG-RED', shop)).toBe(38);
    expectNothingOpen();
  });

  it('[OP5] stays where it is and says so, where no location of its group is open by then', async () => {
    await serveFrom(overflow);
    await pushAndFailToMove();
    await world.source.closeLocation(overflow, main);
    failToMove(0);
    await world.run(10 * minute);
    expect(await desk.said()).toEqual([
      `Routed to ${main}, outside its Location Group: no location of the group is open`,
    ]);
    expect((await newestOrder(world)).pushes).toMatchObject([{ state: 'created' }]);
    expectNothingOpen();
  });

  it('[OP5, ST1] shows where somebody moved it meanwhile, and leaves it there', async () => {
    await desk.openAnnex('MUG-RED', 7);
    await serveFrom(overflow);
    await pushAndFailToMove();
    const [made] = await pushedTo(world.source);
    failToMove(0);
    await world.source.moveTo(made?.id ?? '', 'Annex');
    await world.run(20 * minute);
    expect(await desk.said()).toEqual([
      'Routed to Annex, outside its Location Group: it was moved there at the source store',
    ]);
    expect(await mugs()).toEqual({ main: 40, overflow: 10, annex: 5 });
    expect(await desk.at(world.street, 'MUG-RED', shop)).toBe(10);
    expectNothingOpen();
  });

  it.each([
    ['was moved', [overflow], [main], `Was routed to ${main}, moved to ${overflow}`],
    ['was routed right', [main], [overflow], `Ships from ${main}`],
  ])(
    '[OP5] nobody is said to have moved what %s before its group changed',
    async (_, before, after, words) => {
      await serveFrom(...before);
      await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
      await world.run(minute);
      expect(await desk.said()).toEqual([words]);
      const told = await steps();
      await serveFrom(...after);
      const [made] = await pushedTo(world.source);
      await world.source.hold(made?.id ?? '');
      await world.run(minute);
      await world.source.release(made?.id ?? '');
      await world.run(5 * minute);
      expect(await desk.said()).toEqual([words]);
      expect(await steps()).toEqual(told);
    },
  );

  it('[OP5] what somebody moves after its group changed is shown', async () => {
    await desk.openAnnex('MUG-RED', 7);
    await serveFrom(overflow);
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    await serveFrom(main);
    const [made] = await pushedTo(world.source);
    await world.source.moveTo(made?.id ?? '', 'Annex');
    await world.run(minute);
    expect(await desk.said()).toEqual([
      'Routed to Annex, outside its Location Group: it was moved there at the source store',
    ]);
    await world.source.moveTo(made?.id ?? '', main);
    await world.run(minute);
    expect(await desk.said()).toEqual([`Was routed to Annex, moved to ${main}`]);
  });
});
