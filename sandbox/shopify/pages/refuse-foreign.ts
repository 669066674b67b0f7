// Keeps web pages from elsewhere out of the addresses that have no password: the admin page and the faults.

const local = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * A browser names the page a request comes from in `Origin` and `Sec-Fetch-Site`; programs send neither. A foreign
 * host name that resolves here (DNS rebinding) shows in the address.
 * @param request its URL carries the Host the caller used
 * @param baseUrl the store's own address, whose host is allowed besides this machine's names
 * @returns a sentence that says why it is refused, or null
 */
export function refuseForeign(request: Request, baseUrl?: string): string | null {
  const { hostname, origin } = new URL(request.url);
  const own = baseUrl === undefined ? undefined : new URL(baseUrl).hostname;
  if (!local.test(hostname) && hostname !== own)
    return `This address answers on this machine only, not as ${hostname}. Use http://127.0.0.1.`;
  if (request.method === 'GET' || request.method === 'HEAD') return null;
  const from = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (from !== null && from !== origin)
    return 'A page from another address may not do this. Open the page here and try again.';
  if (site !== null && site !== 'same-origin' && site !== 'none')
    return 'A page from another address may not do this. Open the page here and try again.';
  return null;
}
