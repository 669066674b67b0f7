/** What a person reads when a store could not be connected or tested, and what to do about it. Pure. */
import type { ConnectFailure } from '../src/stores/connect-store.ts';

/** @returns one or two sentences; never a token or a secret */
export function connectFailureWords(failure: ConnectFailure): string {
  switch (failure.kind) {
    case 'shop-taken':
      return `${failure.shop} is connected in another account. Disconnect it there first, or connect another store here.`;
    case 'missing-rights':
      return `The app lacks ${failure.rights.length === 1 ? 'a right' : 'rights'} at this store: ${failure.rights.join(', ')}. Give it ${failure.rights.length === 1 ? 'this right' : 'these rights'} there, then try again.`;
    case 'closes-ring':
      return `Stock would go round in a ring: ${failure.path.join(' → ')}. Leave one of these stores out.`;
    case 'unauthorized':
      return 'The store refused the token. Check the token, or make a new one in the store.';
    case 'forbidden':
      return forbiddenWords(failure);
    case 'not-found':
      return 'Nothing answers as a Shopify Admin API at this address. Check the address.';
    case 'unreadable-reply':
      return `The store answered something that is not Shopify's Admin API: ${sentence(failure.message)} Check the address.`;
    case 'paused':
      return 'The store has refused Crossdock several times. Check the token and the rights of the app, then try again.';
    case 'throttled':
      return `The store asks to wait ${Math.ceil(failure.retryAfterSeconds)} s. Try again then.`;
    case 'refused':
      if (failure.code.startsWith('HTTP_'))
        return `What answers at this address is not Shopify's Admin API (${failure.message}). Check the address.`;
      return `The store refused: ${failure.message}`;
    case 'too-few':
    case 'address-refused':
    case 'shipped-by-hand':
      return `The store refused: ${failure.message}`;
    case 'unreachable':
    case 'unknown':
    case 'not-now':
      return `The store could not be reached: ${sentence(failure.message)} Check that it runs and try again.`;
  }
}

/** https://shopify.dev/docs/api/usage/response-codes: 402 a frozen shop, 423 a locked one. */
function forbiddenWords({ status, message }: { status: number; message: string }): string {
  const why = `(HTTP ${status}): ${sentence(message)}`;
  if (status === 402) return `The store is frozen ${why} Settle its bill there, then try again.`;
  if (status === 423) return `The store is locked ${why} Have it unlocked there, then try again.`;
  return `The store let us in but not further ${why} Check the rights of the app there, then try again.`;
}

const sentence = (text: string): string => `${text.trim().replace(/\.+$/, '')}.`;
