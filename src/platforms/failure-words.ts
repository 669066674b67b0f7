/** What every failure of a store means, in a person's words: on pages, and in mail. Total. Pure. */
import type { PlatformFailureKind } from './platform-failure.ts';

/** `next` says what to do, or that nothing needs doing. */
export type Said = { says: string; next: string };

export const failureWords: Record<PlatformFailureKind, Said> = {
  refused: { says: 'The store refused', next: 'Mend what it names, then Retry.' },
  'address-refused': {
    says: 'The source store does not take the customer’s address or phone',
    next: 'Correct it on the customer’s order, then Retry.',
  },
  'shipped-by-hand': {
    says: 'Shipped by hand with another tracking number',
    next: 'Choose on the order’s page which number counts.',
  },
  'too-few': {
    says: 'The source store has too few units',
    next: 'Add stock there, and it goes by itself; or cancel the line.',
  },
  throttled: { says: 'The store asked to wait', next: 'It goes on by itself.' },
  unreachable: { says: 'The store could not be reached', next: 'It is tried again by itself.' },
  unknown: {
    says: 'The answer was lost; the order may exist',
    next: 'We look for it. Only if it is still not there after ten minutes is it created again.',
  },
  unauthorized: {
    says: 'The store refused our token',
    next: 'Connect the store again, then Retry.',
  },
  forbidden: {
    says: 'The store does not let us do this',
    next: 'Check the app’s rights, then Retry.',
  },
  paused: {
    says: 'The store lets us in no more',
    next: 'It is asked once a minute and goes on by itself once it lets us in: connect it again, or look into its admin.',
  },
  'not-found': {
    says: 'The store does not know it any more',
    next: 'Look at the order in its store.',
  },
  'not-now': {
    says: 'The order is on hold there',
    next: 'It is tried again by itself; Retry once the hold is lifted.',
  },
  'unreadable-reply': {
    says: 'The store answered something else than expected',
    next: 'It is tried again by itself.',
  },
};
