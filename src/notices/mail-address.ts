/** Decides whether mail may go to an address that a person typed: plain addresses only, nothing that could end a header. */
import { fail, ok, type Result } from '../shared/result.ts';

/** RFC 5321, 4.5.3.1: 64 characters in front of the @, 254 in all. */
const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const host = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** @returns the address with its host in lower case; or a sentence that says what to give instead */
export function checkMailAddress(typed: string): Result<string, string> {
  const text = typed.trim();
  const [name = '', domain = '', ...more] = text.split('@');
  const address = `${name}@${domain.toLowerCase()}`;
  const isPlain = more.length === 0 && local.test(name) && host.test(domain.toLowerCase());
  if (!isPlain || name.length > 64 || address.length > 254)
    return fail('Give one e-mail address, such as you@example.com.');
  return ok(address);
}
