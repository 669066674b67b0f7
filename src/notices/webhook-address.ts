/**
 * Decides whether webhooks may go to an address that a person typed: a hostile one would make us call what it likes.
 * What a name resolves to is the network's to keep apart: a Worker on the edge reaches no private network.
 */
import { fail, ok, type Result } from '../shared/result.ts';

const lengthMax = 2000;

/** Ends of names that never are a public host (RFC 6761, 6762, 8375, 9476, ICANN's `.internal`), and what routers use. */
const localEnds = [
  'local',
  'localhost',
  'localdomain',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'arpa',
  'test',
  'example',
  'invalid',
  'alt',
  'onion',
];

/** Public names that answer with whatever address stands in them, or with this machine's own. */
const pointingEnds = [
  'nip.io',
  'sslip.io',
  'xip.io',
  'localtest.me',
  'lvh.me',
  'vcap.me',
  'lacolhost.com',
  'traefik.me',
  'localho.st',
];

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const notPublic = 'Give the name of a server on the internet, such as hooks.example.com.';

/**
 * Checks and normalises it.
 * @param publicUrl where this Crossdock is reached: it calls itself never
 * @returns the address as it is called, without a fragment; or a sentence that says what to give instead
 */
export function checkWebhookAddress(typed: string, publicUrl: string): Result<string, string> {
  const text = typed.trim();
  if (text.length > lengthMax) return fail(`An address has ${lengthMax} characters at most.`);
  // A backslash counts as a slash to some and as a part of the name to others; spaces and controls are dropped by some.
  if (!/^https:\/\/[^/]/i.test(text) || /[\s\\\p{Cc}\p{Cf}]/u.test(text) || !URL.canParse(text))
    return fail('Give an address that begins with https://.');
  const url = new URL(text);
  if (url.username || url.password || /^https:\/\/[^/?#]*@/i.test(text))
    return fail('Leave user name and password out of the address.');
  if (url.port !== '') return fail('Leave the port out: webhooks go to port 443.');
  url.hash = '';
  if (!isPublicName(url.hostname)) return fail(notPublic);
  if (URL.canParse(publicUrl) && url.hostname === new URL(publicUrl).hostname)
    return fail('This is the address of Crossdock itself.');
  if (url.href.length > lengthMax) return fail(`An address has ${lengthMax} characters at most.`);
  return ok(url.href);
}

/** @param name as URL has it: lower case, other scripts as `xn--`, numbers of every notation as dotted IPv4 */
function isPublicName(name: string): boolean {
  const labels = name.split('.');
  const end = labels.at(-1) ?? '';
  return (
    labels.length >= 2 &&
    name.length <= 253 &&
    labels.every((one) => label.test(one)) &&
    // No IPv4, in whatever notation; IPv6 has brackets, which no label has.
    /[a-z]/.test(end) &&
    !localEnds.includes(end) &&
    !pointingEnds.some((one) => name === one || name.endsWith(`.${one}`))
  );
}
