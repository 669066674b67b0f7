/** What Shopify says of an order's money, in our words. Pure. */
import type { Money } from '../../shared/money.ts';
import type { PaymentStatus } from '../platform.ts';
import type { OrderDisplayFinancialStatus, ShopMoneyFragment } from './generated/types.ts';

/** An amount in the shop's own currency. */
export const moneyOf = ({ shopMoney }: ShopMoneyFragment): Money => ({
  amount: shopMoney.amount,
  currency: shopMoney.currencyCode,
});

/** An order that was never to be paid for through the store has no status. */
export const paymentOf = (status: OrderDisplayFinancialStatus | null): PaymentStatus =>
  status ? paymentWords[status] : 'pending';

const paymentWords: Record<OrderDisplayFinancialStatus, PaymentStatus> = {
  AUTHORIZED: 'authorized',
  EXPIRED: 'expired',
  PAID: 'paid',
  PARTIALLY_PAID: 'partially-paid',
  PARTIALLY_REFUNDED: 'partially-refunded',
  PENDING: 'pending',
  REFUNDED: 'refunded',
  VOIDED: 'voided',
};
