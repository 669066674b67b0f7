// Rejected lines are saved, mended and given again: none of them ships more than its person wrote (SO1).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lineCells } from '../../client/tracking-file/line-cells.ts';
import { csvLine } from '../../src/shared/csv-cell.ts';
import { personOf } from '../support/person.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;
const head = 'order,store,sku,quantity,carrier,tracking_number,line,reason\r\n';

describe('rejected lines of tracking numbers, saved and given again', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.putOffReconciling();
  });
  afterEach(() => world.close());

  const me = () => personOf(world).trackingFiles;
  const saved = async (id: string) =>
    head +
    (await me().lines({ id, view: 'rejected' })).rows
      .map((line) => csvLine(lineCells(line, 'a reason')))
      .join('');

  it('[SO1] a quantity that is no whole number comes back as typed, and still ships nothing', async () => {
    const { name } = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 3 }]);
    await world.run(minute);
    const rows = ['-1', 'two', '1.5', '0'].map((quantity) => `${name},,MUG-RED,${quantity},UPS,1Z`);
    const odd = [`${name},,mug-red,9,,1Z5R89390357567127`, `#0,Nobody,X,-2,,`];
    const text = `${head}${[...rows, ...odd].join('\r\n')}\r\n`;
    const { id } = await me().judge({ name: 'numbers.csv', text });
    const first = await saved(id);
    expect(first.split('\r\n')).toEqual([
      head.trim(),
      `${name},,MUG-RED,'-1,UPS,1Z,2,a reason`,
      `${name},,MUG-RED,two,UPS,1Z,3,a reason`,
      `${name},,MUG-RED,1.5,UPS,1Z,4,a reason`,
      `${name},,MUG-RED,0,UPS,1Z,5,a reason`,
      `${name},,mug-red,9,,1Z5R89390357567127,6,a reason`,
      "#0,Nobody,X,'-2,,,7,a reason",
      '',
    ]);
    const again = await me().judge({ name: 'again.csv', text: first });
    expect(await me().get(again)).toMatchObject({ lines: 6, ships: 0, rejected: 6 });
    expect(await saved(again.id)).toBe(first);
    await expect(me().carryOut(again)).rejects.toThrow('No line of this list ships anything.');
  });
});
