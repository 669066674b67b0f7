/** Units that came back at one store and not yet at the other, line by line, and on which shelf they were put (RV3). Pure. */
import {
  lineIn,
  type MadeReturn,
  type ReturnedUnits,
  type ReturnFamily,
  type ReturnWish,
  unitsOfMade,
  unitsOfSold,
} from './return-families.ts';

type Lines = ReturnWish['lines'];

/**
 * What is to come back at each source. Units of one step go to one shelf or to none: a line's next ones come with the next.
 * @returns by return at a source; `quantity` units more than now, `processed` in all from then on
 */
export function leadOfSold({ sold, made }: ReturnFamily): Map<MadeReturn, Lines> {
  const there = made.map((one) => ({ one, units: unitsOfMade(one) }));
  const leads = new Map<MadeReturn, Lines>();
  for (const line of unitsOfSold(sold)) {
    const lines = there.flatMap(({ one, units }) => {
      const of = lineIn(units, line);
      return of ? [{ one, of }] : [];
    });
    const processed = lines.reduce((sum, { of }) => sum + of.processed, 0);
    const shelved = lines.reduce((sum, { of }) => sum + unitsShelved(of), 0);
    let { units, locationId } = nextShelf(line, shelved);
    units = Math.min(units, line.processed - processed);
    for (const { one, of } of lines) {
      const quantity = Math.min(units, of.quantity - of.processed);
      if (quantity <= 0) continue;
      units -= quantity;
      const { destinationLineId, reason } = line;
      const wish = { destinationLineId, quantity, processed: of.processed + quantity, reason };
      leads.set(one, [...(leads.get(one) ?? []), { ...wish, locationId }]);
    }
  }
  return leads;
}

const unitsShelved = ({ restocked }: ReturnedUnits): number =>
  restocked.reduce((sum, { quantity }) => sum + quantity, 0);

/** The shelf of the first units that are not on one at a source; none where all are, and for as many units as one likes. */
function nextShelf(
  { restocked }: ReturnedUnits,
  shelved: number,
): { units: number; locationId: string | undefined } {
  let before = shelved;
  for (const { locationId, quantity } of restocked) {
    if (before < quantity) return { units: quantity - before, locationId };
    before -= quantity;
  }
  return { units: Number.POSITIVE_INFINITY, locationId: undefined };
}

/** What is to come back at the customer's store, on no shelf: the ledger sets its level (stock rule 6). */
export function leadOfMade({ sold, made }: ReturnFamily): { lines: Lines; of?: MadeReturn } {
  const there = made.map((one) => ({ one, units: unitsOfMade(one) }));
  const ahead = unitsOfSold(sold).flatMap((line) => {
    const lines = there.flatMap(({ one, units }) => {
      const of = lineIn(units, line);
      return of && of.processed > 0 ? [{ one, of }] : [];
    });
    const processed = lines.reduce((sum, { of }) => sum + of.processed, 0);
    const quantity = Math.min(processed, line.quantity) - line.processed;
    const [first] = lines;
    if (quantity <= 0 || !first) return [];
    const { destinationLineId, reason } = line;
    const wish = { destinationLineId, quantity, processed: line.processed + quantity, reason };
    return [{ of: first.one, line: { ...wish, locationId: undefined } }];
  });
  const [first] = ahead;
  return { lines: ahead.map(({ line }) => line), ...(first && { of: first.of }) };
}
