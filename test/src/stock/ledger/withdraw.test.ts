// A ledger is told that a place is not to be written any more, while a number of its own is on its way there.
import { expect, it } from 'vitest';
import type { GateRow, Withdrawal } from '../../../../src/gate/gate-row.ts';
import { doLedgerWork } from '../../../../src/stock/ledger/work.ts';
import { type LinkSetup, targetKey } from '../../../../src/stock/setup.ts';
import { linkTo, openLedgerDesk } from '../../../support/ledger-desk.ts';

const passesOn = { edits: 'pass-on' } as const;
const street = (more: Partial<LinkSetup> = {}) => linkTo('street', { ...passesOn, ...more });

/** The source fell from 50 to 17, and the row for street left for its gate. */
const onItsWay = async () => {
  const desk = openLedgerDesk([street(), linkTo('harbor')]);
  await desk.begin(50);
  desk.sourceSays(17);
  const row = (await desk.takeRows()).find(({ connectionId }) => connectionId === 'cn-street');
  if (!row) throw new Error('no row left');
  return { desk, row };
};
const stops: [string, LinkSetup[]][] = [
  ['unlinked', []],
  ['paused', [street({ active: false })]],
  ['linked again and not applied', [street({ alignedAt: undefined })]],
  ['without its Location Group', [street({ groups: [] })]],
  ['at a place that waits for Apply', [street({ groups: [{ ...group(), since: 2 }] })]],
];
function group() {
  const [one] = linkTo('street').groups;
  if (!one) throw new Error('no group');
  return one;
}
const withdrawalOf = ({
  ledger,
  target,
  inventoryItemId,
  locationId,
}: GateRow): Omit<Withdrawal, 'sequence'> => ({
  ledger,
  target,
  inventoryItemId,
  locationId,
});

it.each(stops)('[ST8] takes its row back where the link is %s', async (_, links) => {
  const { desk, row } = await onItsWay();
  desk.tell({ links: [...links, linkTo('harbor')] });
  const told = await desk.takeWithdrawals();
  expect(told).toEqual([{ ...withdrawalOf(row), sequence: expect.any(Number) }]);
  expect(told[0]?.sequence).toBeGreaterThan(row.sequence);
  // It is owed once, and the row is not given again.
  desk.clock.advance(3_600_000);
  expect(await desk.takeWithdrawals()).toEqual([]);
  expect((await desk.takeRows()).map(({ connectionId }) => connectionId)).not.toContain(
    'cn-street',
  );
  expect(desk.ledger.compare()).toEqual([]);
});

it('[ST8] takes nothing back where nothing is on its way', async () => {
  const desk = openLedgerDesk();
  await desk.begin(50);
  desk.tell({ links: [linkTo('street', { active: false })] });
  expect(await desk.takeWithdrawals()).toEqual([]);
});

it('[ST8] says it again until its gate has heard it', async () => {
  const { desk, row } = await onItsWay();
  desk.tell({ links: [linkTo('harbor')] });
  const heard: Withdrawal[] = [];
  let fails = 2;
  const work = () =>
    doLedgerWork(
      desk.sql,
      {
        putRows: async () => undefined,
        withdrawRows: async (_, withdrawals) => {
          fails -= 1;
          if (fails >= 0) throw new Error('the gate is gone');
          heard.push(...withdrawals);
        },
        savePages: async () => undefined,
        send: async () => undefined,
        log: () => undefined,
      },
      desk.clock.now,
    );
  for (let turn = 0; turn < 8; turn += 1) {
    await work();
    desk.clock.advance(60_000);
  }
  expect(heard).toMatchObject([withdrawalOf(row)]);
});

it('[ST2] its number reached the store all the same: what is paused only notes it, what is resumed is right', async () => {
  const { desk, row } = await onItsWay();
  desk.tell({ links: [street({ active: false }), linkTo('harbor')] });
  desk.clock.advance(2_000);
  desk.written(row);
  expect(desk.shows().street).toMatchObject({ state: 'paused', expected: 17, suspense: 0 });
  // What it showed before is older.
  desk.says('street', 50, desk.clock.now() - 1_000);
  expect(desk.shows().street).toMatchObject({ expected: 17 });
  desk.tell({ links: [street(), linkTo('harbor')] });
  expect(desk.shows().street).toMatchObject({ state: 'aligned', expected: 17 });
  expect(await desk.takeErrands()).toEqual([]);
});

it('[ST2] nor is it an edit that is passed on, where the answer comes only when it is resumed', async () => {
  const { desk, row } = await onItsWay();
  desk.tell({ links: [street({ active: false }), linkTo('harbor')] });
  const at = desk.clock.now();
  desk.clock.advance(2_000);
  // Its webhook told of it while it was paused.
  desk.says('street', 17, at);
  desk.tell({ links: [street(), linkTo('harbor')] });
  desk.written(row, at);
  expect(desk.shows().street).toMatchObject({ expected: 17, suspense: 0 });
  desk.readTarget('street', 17);
  expect((await desk.takeErrands()).filter(({ of }) => of === 'adjust')).toEqual([]);

  const other = await onItsWay();
  other.desk.tell({ links: [street({ active: false }), linkTo('harbor')] });
  other.desk.tell({ links: [street(), linkTo('harbor')] });
  const [anew] = await other.desk.takeRows();
  expect(anew).toMatchObject({ value: 17, changeFrom: 50 });
  other.desk.clock.advance(2_000);
  other.desk.written(other.row);
  expect(other.desk.shows().street).toMatchObject({ state: 'aligned', expected: 17 });
  expect((await other.desk.takeErrands()).map(({ of }) => of)).toEqual(['read-destination']);
});

it('[ST8] a target of the same name that is opened anew takes no older row for its own', async () => {
  const { desk, row } = await onItsWay();
  desk.tell({ links: [linkTo('harbor')] });
  desk.tell({ links: [street(), linkTo('harbor')] });
  desk.clock.advance(2_000);
  desk.readTarget('street', 17);
  desk.written(row, desk.clock.now() - 1_000);
  expect(desk.shows().street).toMatchObject({ expected: 17, state: 'aligned' });
  expect(row.target).toBe(targetKey(street().linkId, group().destinationLocationId));
});

it('[ST8] a store that refused a number which was withdrawn is asked anew once it is wanted again', async () => {
  const { desk, row } = await onItsWay();
  desk.tell({ links: [street({ active: false }), linkTo('harbor')] });
  desk.outcome(row, { kind: 'refused', code: 'NOPE', message: 'not now' });
  desk.tell({ links: [street(), linkTo('harbor')] });
  expect(await desk.takeRows()).toMatchObject([{ value: 17, connectionId: 'cn-street' }]);
});
