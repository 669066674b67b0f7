/** Where two versions of Order Push Settings differ, in the words of the page. Pure. */
import type { OrderPushSettings } from '../../src/order-push/settings.ts';
import type { SettingsTyped } from './settings-fields.ts';
import {
  alongWords,
  emailWords,
  holdsWords,
  linesThatStayWords,
  paymentChoiceWords,
  priceWords,
  shippingCostWords,
  shippingWords,
  sourceRefundWords,
  taxWords,
  tooFewWords,
  whenWords,
} from './settings-words.ts';

export type Difference = { what: string; present: string; yours: string };

const held = (is: boolean): string => (is ? 'Held' : 'Not held');
const yes = (is: boolean): string => (is ? 'Yes' : 'No');

const told = (typed: SettingsTyped): Record<string, string> => ({
  'When to push': whenWords[typed.when].says,
  ...Object.fromEntries(
    (Object.keys(holdsWords) as (keyof OrderPushSettings['holds'])[]).map((name) => [
      holdsWords[name].says,
      held(typed.holds[name]),
    ]),
  ),
  'E-mail':
    typed.email.use === 'own'
      ? typed.email.address.trim() || 'An address of your own'
      : emailWords[typed.email.use].says,
  'Shipping method':
    typed.shipping.method === 'named'
      ? typed.shipping.title.trim() || 'Always the same'
      : shippingWords['as-sold'].says,
  'Shipping cost': shippingCostWords[typed.shippingCost].says,
  Tags: typed.tags.trim() || 'None of your own',
  [alongWords.copyTags.says]: yes(typed.copyTags),
  [alongWords.copyNote.says]: yes(typed.copyNote),
  'Financial status': paymentChoiceWords[typed.payment].says,
  Prices: priceWords[typed.prices].says,
  Taxes: taxWords[typed.taxes].says,
  'Lines that do not qualify': linesThatStayWords[typed.linesThatStay].says,
  'Too few at the source': tooFewWords[typed.tooFew].says,
  'When the source refunds': sourceRefundWords[typed.sourceRefunds].says,
});

/** @returns what differs, in the order of the page; [] where both say the same */
export function differencesOf(present: SettingsTyped, yours: SettingsTyped): Difference[] {
  const mine = told(yours);
  return Object.entries(told(present)).flatMap(([what, says]) => {
    const other = mine[what] ?? '';
    return other === says ? [] : [{ what, present: says, yours: other }];
  });
}
