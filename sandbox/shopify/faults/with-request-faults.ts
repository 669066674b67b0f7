// Lets an Admin API request meet the faults that are set for it, before and after the store does it.
import { ConnectionCut } from './connection-cut.ts';
import type { Chance, FaultSettings, Refusal } from './fault-settings.ts';
import { rootFields } from './root-fields.ts';
import { strikes } from './strikes.ts';

/** Shopify's sentences for a refused shop or app: https://shopify.dev/docs/api/usage/response-codes */
const refusals: Record<Refusal, string> = {
  401: '[API] Invalid API key or access token (unrecognized login or wrong password)',
  402: 'Unavailable Shop',
  403: 'Forbidden',
  423: 'Locked',
};

const page = (status: number) => `<!DOCTYPE html>
<html lang="en"><head><title>Something went wrong</title></head>
<body><h1>Something went wrong</h1><p>What happened? Error ${status}. Try again in a moment.</p></body></html>
`;

export type FaultedRequest = {
  faults: FaultSettings;
  /** the JSON body as received */
  body: string;
  random: () => number;
  /** does the request and commits it */
  run: () => Promise<Response>;
  /** Shopify's THROTTLED answer for this request, with nothing done */
  throttled: () => Promise<Response>;
};

/**
 * @returns the store's answer, or the fault's
 * @throws ConnectionCut before or after the commit
 */
export async function withRequestFaults(request: FaultedRequest): Promise<Response> {
  const { faults, random } = request;
  const fields = rootFields(request.body);
  const struck = (chance: Chance) => strikes(chance, fields, random);
  if (faults.refuse !== null)
    return Response.json({ errors: refusals[faults.refuse] }, { status: faults.refuse });
  if (struck(faults.cutBefore)) throw new ConnectionCut('before');
  if (struck(faults.serverError))
    return Response.json(
      { errors: 'Internal Server Error' },
      { status: faults.serverError.status },
    );
  if (struck(faults.html))
    return new Response(page(faults.html.status), {
      status: faults.html.status,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
  if (struck(faults.throttle)) return request.throttled();
  const cut = struck(faults.cutAfter);
  const answer = await request.run();
  if (cut) throw new ConnectionCut('after');
  return answer;
}
