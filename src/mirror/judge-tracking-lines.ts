/** Says of every line of a list of tracking numbers what it would ship, or why it ships nothing. Pure (SO1). */
import { asciiLower, trackingKey } from '../shared/number-key.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { type AskedUnits, allotment, unitsOf } from './allot-units.ts';
import { type NamedOne, type NamedOrder, namedOrder, namedOrders } from './named-order.ts';
import type { TrackingLine } from './read-tracking-lines.ts';
import type { TrackingRejectedFor } from './tracking-file.ts';
import { checkTracking } from './tracking-number.ts';
import type { PushedLine } from './tracking-sku.ts';
import { skuMeans } from './tracking-sku.ts';

export type JudgedTrackingLine = {
  line: TrackingLine;
  /** Completed where none was named and the number fits exactly one; as written where the line is rejected. */
  carrier: string;
  looksWrong: boolean;
  order: NamedOrder | undefined;
  pushId: string | undefined;
  /** As the push has it, empty where all that is left ships; as written where the line is rejected. */
  sku: string;
  /** Units of it; null where none were written and all that is left ships, or where they cannot be read. */
  quantity: number | null;
  why: TrackingRejectedFor | undefined;
};

/** A tracking number that a living shipment carries, by `trackingKey`, and the order that went with it. */
export type TakenNumber = { number: string; orderId: string; orderName: string; storeName: string };

/** Carrier and number as long as a person may type them. */
const labelMost = 100;

/** What a spreadsheet makes of a long number: its digits are lost. */
const shortened = /^\d(?:[.,]\d+)?e\+?\d+$/i;

/**
 * Every carrier's numbers have digits: what has none is a carrier's name in the wrong column, or a remark. What has a
 * formula's signs is a formula that nothing calculated.
 */
const isNumber = (text: string): boolean =>
  /\d/.test(text) && !/[="]/.test(text) && !shortened.test(text);

/** `label`: carrier and number. */
type Asked = AskedUnits & NamedOne & { label: string };

/**
 * @param orders all that a line may mean: by their number at their own store or at a source
 * @param taken what is known of the lines' tracking numbers
 * @returns in the order of the lines
 */
export function judgeTrackingLines(
  lines: readonly TrackingLine[],
  orders: readonly NamedOrder[],
  taken: readonly TakenNumber[] = [],
): JudgedTrackingLine[] {
  const named = namedOrders(orders);
  const carried = Map.groupBy(taken, ({ number }) => number);
  const read = lines.map((line) => {
    const shipped = carried.get(trackingKey(line.number)) ?? [];
    return { line, asked: askedOf(line, namedOrder(named, line), shipped) };
  });
  const going = read.flatMap(({ asked }) => (asked.ok ? [asked.value] : []));
  const shared = new Map<number, Result<number | null, TrackingRejectedFor>>();
  for (const ofPush of Map.groupBy(going, ({ push }) => push.pushId).values())
    for (const [line, judged] of judgePush(ofPush)) shared.set(line, judged);
  return read.map(({ line, asked }) => {
    const { state, carrier } = checkTracking(line.carrier, line.number);
    const judged = asked.ok ? (shared.get(line.line) ?? ok(asked.value.quantity)) : asked;
    const at = asked.ok ? asked.value : undefined;
    return {
      line,
      // What is rejected is given again: nothing may stand in it that its person did not write.
      carrier: line.carrier || (judged.ok && carrier) || '',
      looksWrong: state === 'looks-wrong',
      order: at?.order,
      pushId: at?.push.pushId,
      sku: judged.ok && at ? at.sku : line.sku,
      quantity: judged.ok ? judged.value : quantityOf(line.quantity),
      why: judged.ok ? undefined : judged.failure,
    };
  });
}

const quantityOf = (text: string): number | null =>
  /^\d{1,6}$/.test(text) && Number(text) > 0 ? Number(text) : null;

/** More of a quantity that is none is cut. */
const typedMost = 50;

const isLabel = (text: string): boolean => text.length <= labelMost && /^\P{Cc}*$/u.test(text);

/** What a line asks of the push it names, looked at by itself. */
function askedOf(
  line: TrackingLine,
  named: Result<NamedOne, TrackingRejectedFor>,
  carried: readonly TakenNumber[],
): Result<Asked, TrackingRejectedFor> {
  const quantity = quantityOf(line.quantity);
  if (line.quantity !== '' && quantity === null) {
    // Before all else, since only this reason keeps it. Spaces may not be what is left of it once it is cut.
    const typed = line.quantity.replace(/\s+/g, ' ').slice(0, typedMost);
    return fail({ kind: 'quantity-unreadable', typed });
  }
  if (line.order !== '' && !isNumber(line.number)) return fail({ kind: 'no-number' });
  if (!isLabel(line.carrier) || !isLabel(line.number)) return fail({ kind: 'too-long' });
  if (!named.ok) return named;
  const { order, push } = named.value;
  const other = carried.find(({ orderId }) => orderId !== order.orderId);
  if (other) return fail({ kind: 'number-taken', order: other.orderName, store: other.storeName });
  const units = unitsAsked(push.lines, line.sku, quantity);
  const label = `${asciiLower(line.carrier)}\n${line.number}`;
  return units.ok ? ok({ line: line.line, label, ...named.value, ...units.value }) : units;
}

function unitsAsked(
  pushed: readonly PushedLine[],
  written: string,
  quantity: number | null,
): Result<Omit<AskedUnits, 'line'>, TrackingRejectedFor> {
  let asked: string | undefined = written;
  if (written === '') {
    const open = pushed.filter(({ left }) => left > 0);
    const all = open.reduce((sum, { left }) => sum + left, 0);
    if (quantity === null || quantity === all) return ok({ sku: '', quantity });
    if (quantity > all) return fail({ kind: 'too-many', left: all });
    asked = onlySkuOf(open);
  }
  if (!asked) return fail({ kind: 'no-such-sku', sku: '' });
  const { sku, isUnclear } = skuMeans(pushed, asked);
  return isUnclear
    ? fail({ kind: 'sku-unclear', sku: asked })
    : ok({ sku: sku ?? asked, quantity });
}

/** Units of what, nobody knows where several SKUs are open. */
function onlySkuOf(open: readonly PushedLine[]): string | undefined {
  const [only, second] = new Set(open.map(({ sku }) => sku));
  return second === undefined ? only : undefined;
}

/** Lines of one push together: nothing ships twice. @returns units, null where none were written and all that is left ships */
function judgePush(
  asked: readonly Asked[],
): Map<number, Result<number | null, TrackingRejectedFor>> {
  const judged = new Map<number, Result<number | null, TrackingRejectedFor>>();
  const [first] = asked;
  if (!first) return judged;
  const isRepeated = asked.every(({ sku, label }) => sku === '' && label === first.label);
  const bySku = asked.filter(({ sku }) => sku !== '');
  for (const one of asked) {
    if (one.sku !== '') continue;
    // Of two that ship everything nobody knows which is meant, unless they say the same.
    const other = asked.find(({ line }) => line !== one.line);
    const stays = !other || (isRepeated && one === first);
    judged.set(one.line, stays ? ok(one.quantity) : fail({ kind: 'twice', line: other.line }));
  }
  const { lines: pushed } = first.push;
  const open = allotment(pushed);
  /** The first line that ships of each line of the order. */
  const takenBy = new Map<string, number>();
  for (const { line, sku, quantity } of bySku) {
    const meant = skuMeans(pushed, sku).lines;
    const left = meant.reduce((sum, of) => sum + of.left, 0);
    const units = open.offer({ sku, quantity });
    const gets = unitsOf(units);
    const other = meant.map(({ orderLineId }) => takenBy.get(orderLineId)).find(Boolean);
    if (gets > 0 && gets >= (quantity ?? 1)) {
      open.take(units);
      for (const { orderLineId } of units)
        if (!takenBy.has(orderLineId)) takenBy.set(orderLineId, line);
      judged.set(line, ok(gets));
    } else if (other === undefined || (quantity ?? 0) > left)
      judged.set(line, fail({ kind: 'too-many', left }));
    else judged.set(line, fail({ kind: 'twice', line: other }));
  }
  return judged;
}
