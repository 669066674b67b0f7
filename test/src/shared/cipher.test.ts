import { describe, expect, it } from 'vitest';
import { makeCipher } from '../../../src/shared/cipher.ts';

const key = btoa(String.fromCharCode(...new Uint8Array(32).fill(7)));
const other = btoa(String.fromCharCode(...new Uint8Array(32).fill(8)));

describe('sealed credentials', () => {
  it('open where they were sealed, and are never the same text twice', async () => {
    const cipher = makeCipher(key);
    const [once, twice] = [
      await cipher.seal('shpat_1', 'st_1.token'),
      await cipher.seal('shpat_1', 'st_1.token'),
    ];
    expect(once).not.toBe(twice);
    expect(once).not.toContain('shpat');
    expect(await cipher.open(once, 'st_1.token')).toBe('shpat_1');
  });

  it('do not open in another row, under another key, or changed', async () => {
    const sealed = await makeCipher(key).seal('shpat_1', 'st_1.token');
    await expect(makeCipher(key).open(sealed, 'st_2.token')).rejects.toThrow();
    await expect(makeCipher(other).open(sealed, 'st_1.token')).rejects.toThrow();
    const changed = `${sealed.slice(0, -6)}AAAAA=`;
    await expect(makeCipher(key).open(changed, 'st_1.token')).rejects.toThrow();
  });

  it.each(['', 'short', btoa('sixteen bytes...')])(
    'names what to do for the key %j',
    async (wrong) => {
      await expect(makeCipher(wrong).seal('x', 'y')).rejects.toThrow(
        /CREDENTIALS_KEY must be 32 random bytes/,
      );
    },
  );
});
