/** Prints what the bench measured: a table for people, a document for machines. Pure. */
import type { Target } from '../figure.ts';
import type { Outcome, Row } from './measure-all.ts';

/** A table with a line a measured value, its details below it, and a last line that says how it went. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const rows = outcomes.flatMap(({ rows: of }) => of);
  const cells = rows.map((row) => [row.what, shownValue(row), targetOf(row.target)]);
  const widths = [0, 1, 2].map((column) =>
    Math.max(...[headings, ...cells].map((line) => line[column]?.length ?? 0)),
  );
  const line = ([what = '', value = '', target = '']: readonly string[], verdict: string) =>
    `${what.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)}  ${target.padEnd(widths[2] ?? 0)}  ${verdict}`.trimEnd();
  const printed = outcomes.flatMap(({ figure, rows: of, broke }) => [
    ...of.flatMap((row) => [
      line([row.what, shownValue(row), targetOf(row.target)], verdictOf(row)),
      ...(row.details ?? []).map((detail) => `    ${detail}`),
    ]),
    ...(broke === undefined ? [] : [`${figure} could not be measured: ${firstLine(broke)}`]),
  ]);
  return [line(headings, ''), ...printed, '', lastLine(outcomes)].join('\n');
}

const headings = ['figure', 'value', 'target'] as const;

const verdictOf = ({ met, aim, target, value }: Row): string => {
  const isAimed =
    aim === undefined || ('atLeast' in target ? value >= aim : 'atMost' in target && value <= aim);
  return `${met ? 'ok' : 'MISS'}${isAimed ? '' : `, aim ${numberOf(aim)}`}`;
};

export function targetOf(target: Target): string {
  if ('atMost' in target) return `≤ ${numberOf(target.atMost)}`;
  if ('atLeast' in target) return `≥ ${numberOf(target.atLeast)}`;
  return `= ${numberOf(target.exactly)}`;
}

const shownValue = ({ value, unit }: Row): string => `${numberOf(value)} ${unit}`.trimEnd();

/** Whole numbers whole, others to three digits behind the point; thousands with commas. */
const numberOf = (value: number): string =>
  value.toLocaleString('en-US', {
    minimumFractionDigits: 0,
    maximumFractionDigits: 3,
  });

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

function lastLine(outcomes: readonly Outcome[]): string {
  const rows = outcomes.flatMap(({ rows: of }) => of);
  const missed = rows.filter(({ met }) => !met).map(({ id }) => id);
  const broken = outcomes.filter(({ broke }) => broke !== undefined).map(({ figure }) => figure);
  const said = [
    `${rows.length - missed.length} of ${rows.length} values meet their targets`,
    ...(missed.length > 0 ? [`missed: ${missed.join(', ')}`] : []),
    ...(broken.length > 0 ? [`not measured: ${broken.join(', ')}`] : []),
  ];
  return `${said.join('; ')}.`;
}

/** @param at when it was measured, ISO 8601 */
export function documentOf(outcomes: readonly Outcome[], at: string): string {
  const isHeld = outcomes.every(
    ({ rows, broke }) => broke === undefined && rows.every(({ met }) => met),
  );
  return JSON.stringify({ at, node: process.version, met: isHeld, figures: outcomes }, null, 2);
}
