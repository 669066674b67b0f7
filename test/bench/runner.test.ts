import { describe, expect, it } from 'vitest';
import { type Figure, type Measured, meets } from '../../bench/figure.ts';
import { exitCodeOf, measureAll } from '../../bench/runner/measure-all.ts';
import { readOptions } from '../../bench/runner/options.ts';
import { documentOf, tableOf } from '../../bench/runner/print.ts';

const row = (over: Partial<Measured> = {}): Measured => ({
  id: 'calls',
  what: 'calls to stores',
  value: 3,
  unit: 'calls',
  target: { atMost: 4 },
  ...over,
});
const figure = (id: string, measure: Figure['measure']): Figure => ({ id, kind: 'count', measure });
const good = figure('good', async () => [row()]);
const bad = figure('bad', async () => [row({ id: 'too-many', value: 1234.5678 })]);
const broken = figure('broken', async () => {
  throw new Error('a store fell over');
});
const run = (...figures: Figure[]) => measureAll(figures, () => undefined);

describe('a target', () => {
  it.each([
    [4, { atMost: 4 }, true],
    [5, { atMost: 4 }, false],
    [0.2, { atLeast: 0.2 }, true],
    [0.19, { atLeast: 0.2 }, false],
    [2, { exactly: 2 }, true],
    [1, { exactly: 2 }, false],
    [Number.NaN, { atMost: 4 }, false],
  ])('%d beside %o is met: %s', (value, target, met) => {
    expect(meets({ value, target })).toBe(met);
  });
});

describe('the bench', () => {
  it('ends with 0 where every figure meets its target', async () => {
    expect(exitCodeOf(await run(good))).toBe(0);
  });

  it('measures on after a miss and a crash, and ends with 1 for the one and 2 for the other', async () => {
    expect((await run(bad, good)).map(({ rows }) => rows.map(({ met }) => met))).toEqual([
      [false],
      [true],
    ]);
    expect(exitCodeOf(await run(bad, good))).toBe(1);
    const all = await run(broken, bad, good);
    expect(all.map(({ figure: id }) => id)).toEqual(['broken', 'bad', 'good']);
    expect(exitCodeOf(all)).toBe(2);
  });

  it('takes a figure that measures nothing for one that broke', async () => {
    expect(exitCodeOf(await run(figure('silent', async () => [])))).toBe(2);
  });

  it('takes a value that is no number for a figure that could not be measured', async () => {
    const [outcome] = await run(figure('lost', async () => [row({ value: Number.NaN })]));
    expect(outcome).toMatchObject({ broke: 'No number came of calls.', rows: [{ met: false }] });
    expect(exitCodeOf([outcome].flatMap((one) => one ?? []))).toBe(2);
  });

  it('prints values in columns, with what stands behind them, what missed and what broke', async () => {
    const shown = figure('shown', async () => [row({ details: ['SetLevels 3'], aim: 2 })]);
    expect(tableOf(await run(shown, bad, broken)).split('\n')).toEqual([
      'figure                     value  target',
      'calls to stores          3 calls  ≤ 4     ok, aim 2',
      '    SetLevels 3',
      'calls to stores  1,234.568 calls  ≤ 4     MISS',
      'broken could not be measured: Error: a store fell over',
      '',
      '1 of 2 values meet their targets; missed: too-many; not measured: broken.',
    ]);
  });

  it('prints one document for machines', async () => {
    const outcomes = await run(good, bad);
    expect(JSON.parse(documentOf(outcomes, '2026-11-26T01:00:00Z'))).toMatchObject({
      at: '2026-11-26T01:00:00Z',
      met: false,
      figures: [
        { figure: 'good', rows: [{ id: 'calls', value: 3, target: { atMost: 4 }, met: true }] },
        { figure: 'bad', rows: [{ id: 'too-many', met: false }] },
      ],
    });
  });
});

describe('what is typed behind it', () => {
  const known = ['quiet-change', 'burst', 'door'];

  it('picks figures by name, in the bench’s own order; all where none is named', () => {
    expect(readOptions(['door', 'burst'], known)).toEqual({
      ok: true,
      value: { figures: ['burst', 'door'], json: false, help: false },
    });
    expect(readOptions(['--json'], known)).toMatchObject({ value: { figures: known, json: true } });
    expect(readOptions(['--help'], known)).toMatchObject({ value: { help: true } });
  });

  it('is refused where it is not known, with what is', () => {
    expect(readOptions(['speed'], known)).toEqual({
      ok: false,
      failure: 'There is no figure named speed. Known: quiet-change, burst, door.',
    });
    expect(readOptions(['--fast'], known)).toEqual({
      ok: false,
      failure: 'There is no option --fast. Known: --json, --help.',
    });
  });
});
