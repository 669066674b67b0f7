/** Decides whether an address may be connected as a store: a hostile one would make us call what it likes. */
import { fail, ok, type Result } from '../shared/result.ts';

const localHosts = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
const shopifyHosts = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

/**
 * Checks and normalises a store's address.
 * @param mode `local`: only this machine's own addresses (a sandbox); `edge`: only https at Shopify's own domain
 * @returns the origin, without path or trailing slash; or a sentence that says what to give instead
 */
export function checkStoreAddress(typed: string, mode: 'local' | 'edge'): Result<string, string> {
  const text = asShopAddress(typed.trim(), mode);
  if (!URL.canParse(text))
    return fail(
      mode === 'local'
        ? 'This is not an address. Give one such as http://127.0.0.1:4401.'
        : 'This is not an address. Give one such as https://your-store.myshopify.com.',
    );
  const url = new URL(text);
  if (url.username || url.password) return fail('Leave user name and password out of the address.');
  if (mode === 'local') {
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      return fail('The address must begin with http:// or https://.');
    if (!localHosts.test(url.hostname))
      return fail(
        'In this local mode only addresses of this machine can be connected: 127.0.0.1, [::1] or localhost.',
      );
    return ok(url.origin);
  }
  if (url.protocol !== 'https:' || url.port !== '')
    return fail('The address must begin with https:// and name no port.');
  if (!shopifyHosts.test(url.hostname))
    return fail('Give the address your store has at Shopify: https://your-store.myshopify.com.');
  return ok(url.origin);
}

/** As people have it at hand: without https://, or copied from the admin, https://admin.shopify.com/store/your-store. */
function asShopAddress(text: string, mode: 'local' | 'edge'): string {
  if (mode === 'local') return text;
  const [, handle] =
    /^(?:https:\/\/)?admin\.shopify\.com\/store\/([a-z0-9-]+)(?:\/|$)/.exec(text) ?? [];
  if (handle) return `https://${handle}.myshopify.com`;
  return /^[a-z0-9-]+\.myshopify\.com\/?$/.test(text) ? `https://${text}` : text;
}
