// Spreads the one discount code an orderCreate may carry over the lines of the order.
import type { OrderDraft } from '../../actions/create-order.ts';
import { bagsIn, type Currencies, toMinor } from '../../money.ts';
import { type OrderInput, readBag } from './order-input.ts';

type Lines = OrderDraft['lines'];
type Discounted = { lines: Lines; discountCodes: OrderDraft['discountCodes'] };

/** @returns the lines with their share of it, the last one taking what rounding leaves */
export function readDiscount(
  money: Currencies,
  lines: Lines,
  code: NonNullable<OrderInput['discountCode']> | undefined,
): Discounted {
  const bags = bagsIn(money);
  const {
    itemFixedDiscountCode: fixed,
    itemPercentageDiscountCode: percent,
    freeShippingDiscountCode: free,
  } = code ?? {};
  const whole = bags.add(...lines.map((line) => bags.times(line.price, line.quantity)));
  if (free != null)
    return { lines, discountCodes: [{ code: free.code, amount: bags.zero, freeShipping: true }] };
  const named = fixed ?? percent;
  if (named == null) return { lines, discountCodes: [] };
  const asked =
    fixed == null
      ? bags.share(whole, Math.round((percent?.percentage ?? 0) * 100), 10_000)
      : fixed.amountSet == null
        ? bags.zero
        : readBag(money, fixed.amountSet, ['discountCode', 'itemFixedDiscountCode', 'amountSet']);
  const amount = bags.compare(asked, whole) > 0 ? whole : asked;
  const value = (line: Lines[number]) =>
    Number(toMinor(bags.times(line.price, line.quantity).shop, money.currency));
  const sum = lines.reduce((total, line) => total + value(line), 0);
  let rest = amount;
  const shared = lines.map((line, at) => {
    const discount = at === lines.length - 1 ? rest : bags.share(amount, value(line), sum);
    rest = bags.subtract(rest, discount);
    return { ...line, discount };
  });
  return { lines: shared, discountCodes: [{ code: named.code, amount, freeShipping: false }] };
}
