// A simulation that finds nothing shows nothing: with one line of the ledger taken out, it must see that numbers go wrong.
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const histories = 6;

const ledger = (file: string) => `src/stock/ledger/${file}.ts`;

const plants: { bug: string; file: string; line: string; without: string }[] = [
  {
    bug: 'a write sets what is expected instead of moving it',
    file: ledger('take-outcome'),
    line: "'UPDATE targets SET expected = expected + ?, confirmed_at",
    without: "'UPDATE targets SET expected = sent_from + ?, confirmed_at",
  },
  {
    bug: 'missing units are not counted',
    file: ledger('observe-target'),
    line: "'UPDATE targets SET suspense = suspense + ? WHERE target = ?'",
    without: "'UPDATE targets SET suspense = suspense + 0 * ? WHERE target = ?'",
  },
  {
    bug: 'what a push took counts after a reading has it',
    file: ledger('settle'),
    line: "'UPDATE settlements SET open = 0 WHERE",
    without: "'UPDATE settlements SET open = 1 WHERE",
  },
  {
    bug: 'an adjustment is made anew where its answer is missing',
    file: ledger('adjustments'),
    line: "if (row?.state === 'sent') return toSend(sql, row);",
    without:
      "if (row?.state === 'sent') { sql.all(\"UPDATE adjustments SET state = 'dropped' WHERE number = ?\", number); return undefined; }",
  },
  {
    bug: 'orders are never searched for missing units',
    file: ledger('restock'),
    line: "  putOff(sql, 'orders', target.store_id, now + searchAfterMs);\n",
    without: '',
  },
];

it.each(plants)(
  `[ST5] finds within ${histories} histories that $bug`,
  { timeout: 60_000 },
  ({ file, line, without }) => {
    const played = spawnSync(
      process.execPath,
      [
        '--no-warnings',
        '--import',
        './test/peers/plants.ts',
        'test/simulation/play.ts',
        String(histories),
      ],
      {
        encoding: 'utf8',
        env: { ...process.env, PLANT_FILE: file, PLANT_LINE: line, PLANT_WITHOUT: without },
      },
    );
    expect(played.stderr).toContain('AssertionError');
    expect(played.status).toBe(1);
  },
);
