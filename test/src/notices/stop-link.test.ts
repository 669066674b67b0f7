import { expect, it } from 'vitest';
import { openStopLink, stopAddress, stopToken } from '../../../src/notices/stop-link.ts';
import { makeCipher } from '../../../src/shared/cipher.ts';

const cipher = makeCipher(btoa('0123456789abcdef0123456789abcdef'));
const stop = { channelId: 'nc_1', kind: 'push-failed' } as const;

it('[OP7] a stop link opens to what it stops, and holds nothing that an address must escape', async () => {
  for (const one of [stop, { channelId: 'nc_2', kind: 'all' } as const]) {
    const token = await stopToken(cipher, one);
    expect(token).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(await openStopLink(cipher, token)).toEqual(one);
    const url = new URL(await stopAddress(cipher, 'https://crossdock.example', one));
    expect(url.pathname).toBe('/notices/stop');
    expect(await openStopLink(cipher, url.searchParams.get('t') ?? '')).toEqual(one);
  }
});

it('[OP7] a stop link that was changed, guessed, or sealed by another or for something else opens nothing', async () => {
  const token = await stopToken(cipher, stop);
  const other = makeCipher(btoa('another-key-of-another-crossdock'));
  const forElse = await cipher.seal(JSON.stringify(stop), 'nc_1.webhook-secret');
  const noKind = await cipher.seal(JSON.stringify({ ...stop, kind: 'none' }), 'stop-notices');
  const inUrl = (sealed: string) =>
    sealed.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const wrong = [
    '',
    'abc',
    'a'.repeat(80),
    'ä'.repeat(80),
    `${token}A`,
    token.slice(1),
    token.slice(0, -4),
    `${token.slice(0, 30)}${token[30] === 'A' ? 'B' : 'A'}${token.slice(31)}`,
    await stopToken(other, stop),
    inUrl(forElse),
    inUrl(noKind),
    token.repeat(20),
  ];
  for (const one of wrong) expect(await openStopLink(cipher, one)).toBeUndefined();
});
