/** What a person types for an allowance, as numbers, and an allowance in words. Pure. */
import type { KeptBack } from './types.ts';

const bufferMost = 1_000_000;
const capMost = 1_000_000_000;

/** As typed. */
export type AllowanceTyped = { buffer: string; sharePercent: string; cap: string };

export type AllowanceProblems = Partial<Record<keyof AllowanceTyped, string>>;

const limits = {
  buffer: { most: bufferMost, says: 'A whole number from 0 to 1,000,000.' },
  sharePercent: { most: 100, says: 'A whole number from 0 to 100.' },
  cap: { most: capMost, says: 'A whole number of 0 or more, or nothing.' },
} as const;

/** @returns each number, null for an empty field; and what is wrong, by field */
export function readAllowance(typed: AllowanceTyped): {
  said: KeptBack;
  problems: AllowanceProblems;
} {
  const problems: AllowanceProblems = {};
  const read = (name: keyof AllowanceTyped): number | null => {
    const text = typed[name].trim();
    if (text === '') return null;
    const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (value <= limits[name].most) return value;
    problems[name] = limits[name].says;
    return null;
  };
  const said = { buffer: read('buffer'), sharePercent: read('sharePercent'), cap: read('cap') };
  return { said, problems };
}

const typedOf = (value: number | null): string => (value === null ? '' : String(value));

export const typeAllowance = ({ buffer, sharePercent, cap }: KeptBack): AllowanceTyped => ({
  buffer: typedOf(buffer),
  sharePercent: typedOf(sharePercent),
  cap: typedOf(cap),
});

/** What holds for a SKU: its own word, else its connection's. */
export const effectiveOf = (link: {
  own: KeptBack;
  ofConnection: { buffer: number; sharePercent: number; cap: number | null };
}): { buffer: number; sharePercent: number; cap: number | null } => ({
  buffer: link.own.buffer ?? link.ofConnection.buffer,
  sharePercent: link.own.sharePercent ?? link.ofConnection.sharePercent,
  cap: link.own.cap ?? link.ofConnection.cap,
});

export function allowanceText(allowance: {
  buffer: number;
  sharePercent: number;
  cap: number | null;
}): string {
  const { buffer, sharePercent, cap } = allowance;
  const parts = [
    ...(sharePercent < 100 ? [`${sharePercent} % of what is free`] : []),
    ...(buffer > 0 ? [`keeps ${buffer.toLocaleString('en')} back`] : []),
    ...(cap === null ? [] : [`shows ${cap.toLocaleString('en')} at most`]),
  ];
  return parts.length > 0 ? parts.join(', ') : 'Everything that is free may be sold';
}
