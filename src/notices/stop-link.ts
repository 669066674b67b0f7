/** Links in mail that stop it without signing in: whoever has the mail may follow them, nobody else can make one. */
import * as z from 'zod';
import { fromBase64, toBase64 } from '../shared/base64.ts';
import type { Cipher } from '../shared/cipher.ts';
import { type NoticeKind, noticeKinds } from './notice.ts';

/** What a link stops: one kind at one channel, or all that goes there. */
export type Stop = { channelId: string; kind: NoticeKind | 'all' };

const bound = 'stop-notices';

const stops = z.object({ channelId: z.string().min(1), kind: z.enum([...noticeKinds, 'all']) });

/** The token of a link: sealed, so that it can be neither guessed nor changed; in the characters of an address. */
export async function stopToken(cipher: Cipher, stop: Stop): Promise<string> {
  const sealed = await cipher.seal(JSON.stringify(stop), bound);
  return sealed.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The address of the page that stops it; a POST to it stops it at once (RFC 8058). @param publicUrl without a slash */
export const stopAddress = async (cipher: Cipher, publicUrl: string, stop: Stop): Promise<string> =>
  `${publicUrl}/notices/stop?t=${await stopToken(cipher, stop)}`;

/** @returns what the token of a link stops; undefined where it is none of ours */
export async function openStopLink(cipher: Cipher, token: string): Promise<Stop | undefined> {
  if (!/^[A-Za-z0-9_-]{40,1000}$/.test(token)) return undefined;
  try {
    const plain = token.replaceAll('-', '+').replaceAll('_', '/');
    // Padded as it was sealed; what does not come out the same was written by somebody else.
    const sealed = toBase64(fromBase64(plain.padEnd(Math.ceil(plain.length / 4) * 4, '=')));
    return stops.parse(JSON.parse(await cipher.open(sealed, bound)));
  } catch {
    return undefined;
  }
}
