import { describe, expect, it } from 'vitest';
import { composeMail } from '../../../src/notices/compose-mail.ts';
import type { ShownNotice } from '../../../src/notices/notice.ts';

const deps = { publicUrl: 'https://crossdock.example', stopUrlOf: (kind: string) => `/${kind}` };
const failed = (at: number, change: Partial<ShownNotice> = {}): ShownNotice => ({
  id: `sh_${at}`,
  kind: 'push-failed',
  at,
  ...{ storeId: 'st_1', storeName: 'Mug Street', otherStoreId: 'st_2' },
  ...{ otherStoreName: 'North Supply', orderId: `st_1.${at}`, orderName: `#${at}` },
  ...{ connectionId: null, facts: {} },
  ...change,
});
const groupOf = (size: number, count = size) => ({
  count,
  newest: Array.from({ length: Math.min(size, 20) }, (_, at) => failed(1000 + at)),
});
/** Lines of both parts that lead to an order. */
const namedIn = ({ text, html }: { text: string; html: string }) => [
  text.match(/^https.*\/order-push\//gm)?.length ?? 0,
  html.match(/<li style[^>]*><a href="https:[^"]*\/order-push\//g)?.length ?? 0,
];
const countedIn = (text: string): number =>
  [...text.matchAll(/^and ([\d,]+) more$/gm)].reduce(
    (sum, [, many = '']) => sum + Number(many.replaceAll(',', '')),
    0,
  );

const many = (groups: number, size: number): number[] => Array.from({ length: groups }, () => size);

describe('how much one mail names', () => {
  it.each([
    ['two of one', [1, 1], 2],
    ['one of three hundred', [300], 20],
    ['two large ones and a small one', [20, 20, 1], 41],
    ['fifteen large ones', many(15, 20), 200],
    ['fifty small ones and ten large ones', [...many(50, 1), ...many(10, 20)], 200],
    ['five hundred large ones', many(500, 20), 200],
  ])('[OP7] of %s, as groups, it names what fits and counts the others', (_, sizes, named) => {
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const mail = composeMail(
      'digest',
      sizes.map((size) => groupOf(size)),
      deps,
    );
    expect(namedIn(mail)).toEqual([named, named]);
    expect(countedIn(mail.text)).toBe(total - named);
  });

  it.each(['"', '&', '🏷', '\u0001x'])(
    '[OP7] names of many %j do not make it too long',
    (mark) => {
      const storeName = mark.repeat(100_000);
      const newest = Array.from({ length: 20 }, (_, at) => failed(at, { storeName }));
      const groups = Array.from({ length: 500 }, () => ({ count: 20, newest }));
      const mail = composeMail('digest', groups, deps);
      expect(new TextEncoder().encode(JSON.stringify(mail)).byteLength).toBeLessThan(500_000);
      const [named = 0] = namedIn(mail);
      expect(named).toBeGreaterThan(20);
      expect(named + countedIn(mail.text)).toBe(10_000);
    },
    60_000,
  );
});

it('[OP7] a name writes no heading, no item and no line of its own', () => {
  const storeName = 'Mug\r\nStreet\u2028\u202e';
  const groups = [
    { count: 1, newest: [failed(1, { storeName })] },
    { count: 2, newest: [failed(2, { storeName }), failed(3)] },
  ];
  const { text, html, subject } = composeMail('digest', groups, deps);
  for (const part of [text, html, subject]) {
    expect(part).toMatch(/Mug Street/);
    expect(part).not.toMatch(/[\r\u2028\u202e]|Mug\n/);
  }
});
