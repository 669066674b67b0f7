/** Order Push Settings as a page sends them: every field, nothing else, each refused in one sentence. */
import * as z from 'zod';
import type { OrderPushSettings } from '../../src/order-push/settings.ts';
import {
  emailAtMost,
  settingsProblems,
  shippingTitleAtMost,
} from '../../src/order-push/settings-problems.ts';

const choice = <const T extends readonly [string, ...string[]]>(what: string, of: T) =>
  z.enum(of, `Choose ${what}.`);
const tick = (what: string) => z.boolean(`Say whether ${what}.`);
/** Longer than anything that is said about it: what is longer still was not typed in a field. */
const text = (what: string, atMost: number) =>
  z
    .string(`Give ${what} as text.`)
    .max(atMost * 4, `Use ${atMost} characters at most for ${what}.`);

export const pushSettingsInput: z.ZodType<OrderPushSettings> = z
  .strictObject({
    when: choice('when an order is pushed', ['placed', 'paid', 'by-hand']),
    holds: z.strictObject({
      risk: tick('high risk holds an order'),
      pickup: tick('local pickup holds an order'),
      onHold: tick('a hold of the store holds an order'),
      zeroValue: tick('an order of no value is held'),
      pointOfSale: tick('an order of a point of sale is held'),
    }),
    email: z.strictObject({
      use: choice('which e-mail address goes along', ['none', 'customer', 'own']),
      address: text('the e-mail address', emailAtMost).trim(),
    }),
    shipping: z.strictObject({
      method: choice('which shipping method goes along', ['as-sold', 'named']),
      title: text('the shipping method', shippingTitleAtMost).trim(),
    }),
    shippingCost: choice('where the shipping cost goes', ['first', 'split', 'none']),
    tags: z
      .array(text('a tag', 40).trim(), 'Give the tags as a list.')
      .max(100, 'Use 20 tags at most.'),
    copyTags: tick('the order’s own tags go along'),
    copyNote: tick('the customer’s note goes along'),
    payment: choice('the source order’s financial status', ['paid', 'pending']),
    prices: choice('which prices go along', ['customer', 'source']),
    taxes: choice('whether taxes go along', ['leave-out', 'copy']),
    linesThatStay: choice('what to do with lines that do not qualify', [
      'push-others',
      'hold-order',
    ]),
    tooFew: choice('what to do when the source has too few', [
      'hold-line',
      'push-available',
      'below-zero',
    ]),
    sourceRefunds: choice('what to do when the source refunds an order', [
      'ask',
      'pay-back',
      'leave',
    ]),
  })
  .superRefine((settings, context) => {
    for (const { field, words } of settingsProblems(settings))
      context.addIssue({ code: 'custom', message: words, path: field.split('.') });
  });
