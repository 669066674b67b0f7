/** Notices in passing whether a store still lets us in, so that its page can say so: 401, 402, 403, 423 and back. */
import type { StoreState } from '../src/stores/store.ts';

const closedBy: Readonly<Record<number, StoreState>> = {
  401: 'unauthorized',
  402: 'forbidden',
  403: 'forbidden',
  423: 'forbidden',
};

/** A refusal that says nothing of the store as it is now. Whoever asked comes again, with the token it has by then. */
const refusedOldToken = () =>
  Object.assign(new Error('The store was connected anew meanwhile'), { code: 'TOKEN_REPLACED' });

/**
 * @param origin the store's own: what other places answer (the file of an export) says nothing of it
 * @param markState notes it; false where the token of this call is not the store's any more
 * @returns a fetch that tells `markState` when the answer changes what is known of the store; of a refusal always, since
 *   another may have noted meanwhile that it lets us in. It throws where an old token was refused, as where no answer came
 */
export function watchedFetch(
  fetch: (request: Request) => Promise<Response>,
  origin: string,
  known: StoreState,
  markState: (state: StoreState) => Promise<boolean>,
): (request: Request) => Promise<Response> {
  let state = known;
  return async (request) => {
    const response = await fetch(request);
    if (new URL(request.url).origin !== origin) return response;
    const seen = closedBy[response.status] ?? (response.ok ? 'working' : state);
    if (state !== 'left' && (seen !== state || closedBy[response.status])) {
      state = seen;
      if (!(await markState(seen)) && closedBy[response.status]) throw refusedOldToken();
    }
    return response;
  };
}
