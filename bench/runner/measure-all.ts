/** Measures figures one after the other; one that misses or breaks never stops the others. */
import { type Figure, type Measured, meets } from '../figure.ts';

export type Row = Measured & { met: boolean };

export type Outcome = {
  figure: string;
  kind: Figure['kind'];
  rows: Row[];
  /** Why it could not be measured. */
  broke: string | undefined;
  /** How long measuring took, s: says nothing about Crossdock, only about waiting for the bench. */
  seconds: number;
};

/** @param say told of progress, a line at a time */
export async function measureAll(
  figures: readonly Figure[],
  say: (line: string) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const figure of figures) {
    say(`${figure.id} …`);
    outcomes.push(await measureOne(figure, (line) => say(`  ${line}`)));
  }
  return outcomes;
}

async function measureOne(figure: Figure, say: (line: string) => void): Promise<Outcome> {
  const begun = performance.now();
  const ended = (rows: Row[], broke?: string): Outcome => ({
    figure: figure.id,
    kind: figure.kind,
    rows,
    broke,
    seconds: (performance.now() - begun) / 1000,
  });
  try {
    const measured = await figure.measure(say);
    // A figure that says nothing would pass for one that holds.
    if (measured.length === 0) return ended([], 'It measured nothing.');
    const rows = measured.map((row) => ({ ...row, met: meets(row) }));
    const without = rows.filter(({ value }) => !Number.isFinite(value)).map(({ id }) => id);
    if (without.length > 0) return ended(rows, `No number came of ${without.join(', ')}.`);
    return ended(rows);
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    say(why);
    return ended([], why);
  }
}

/** 0 where all is met, 1 where a figure misses, 2 where one could not be measured. */
export function exitCodeOf(outcomes: readonly Outcome[]): 0 | 1 | 2 {
  if (outcomes.some(({ broke }) => broke !== undefined)) return 2;
  return outcomes.some(({ rows }) => rows.some(({ met }) => !met)) ? 1 : 0;
}
