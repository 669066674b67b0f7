import { describe, expect, it } from 'vitest';
import { judgedAgain, judgeLine, listingNamed } from '../../../src/catalog/judge-line.ts';
import { fail, ok } from '../../../src/shared/result.ts';

const nothing = { variant: undefined, bySku: [] };
const known = { variantId: 'd1', sku: 'MUG' };
const link = { sourceVariantId: 's1', sourceSku: 'MUG', active: true, isEnding: false };
const was = { kind: 'was', sourceVariantId: 's1', sourceSku: 'MUG', active: true };

describe('the listing that a line names', () => {
  const cases: [string, { sku: string; variant: string }, typeof nothing | object, unknown][] = [
    ['a SKU that stands once', { sku: 'MUG', variant: '' }, { bySku: ['d1'] }, ok(known)],
    [
      'a SKU that nothing has',
      { sku: 'mug', variant: '' },
      {},
      fail({ kind: 'no-such-sku', side: 'destination' }),
    ],
    [
      'a SKU that stands twice, with its variants',
      { sku: 'MUG', variant: '' },
      { bySku: ['d1', 'd2'] },
      fail({ kind: 'duplicate-sku', side: 'destination', variants: ['d1', 'd2'] }),
    ],
    ['a variant, whatever its SKU', { sku: '', variant: 'd1' }, { variant: known }, ok(known)],
    ['a variant with its SKU', { sku: 'MUG', variant: 'd1' }, { variant: known }, ok(known)],
    [
      'a variant with another SKU',
      { sku: 'TEE', variant: 'd1' },
      { variant: known, bySku: ['d9'] },
      fail({ kind: 'sku-differs', side: 'destination', sku: 'MUG' }),
    ],
    [
      'a variant that is not there, though the SKU is',
      { sku: 'MUG', variant: 'd7' },
      { bySku: ['d1'] },
      fail({ kind: 'no-such-variant', side: 'destination' }),
    ],
    ['nothing', { sku: '', variant: '' }, {}, fail({ kind: 'nothing-named', side: 'destination' })],
  ];
  it.each(cases)('[OP5] %s', (_, named, found, wanted) => {
    expect(listingNamed('destination', named, { ...nothing, ...found })).toEqual(wanted);
  });
});

describe('what a line would do', () => {
  const judge = (change: Partial<Parameters<typeof judgeLine>[0]>) =>
    judgeLine({
      status: 'linked',
      destination: ok(known),
      source: { sku: 'MUG', variant: '' },
      found: { variant: undefined, bySku: ['s1'] },
      link: undefined,
      ...change,
    });
  const other = {
    source: { sku: 'TEE', variant: '' },
    found: { variant: undefined, bySku: ['s2'] },
  };
  const unnamed = { source: { sku: '', variant: '' }, found: nothing };
  const cases: [string, Parameters<typeof judge>[0], object][] = [
    ['links what is not linked', {}, { verdict: 'added', wish: 'link', sourceVariantId: 's1' }],
    ['links it paused', { status: 'Paused' }, { verdict: 'added', wish: 'pause' }],
    ['leaves what stands so', { link }, { verdict: 'same' }],
    ['pauses', { link, status: 'paused' }, { verdict: 'changed', why: was }],
    ['resumes', { link: { ...link, active: false } }, { verdict: 'changed', wish: 'link' }],
    [
      'links to another',
      { link, ...other },
      { verdict: 'changed', why: was, sourceVariantId: 's2' },
    ],
    [
      'pauses the link that is there, where no source is named',
      { link, status: 'paused', ...unnamed },
      { verdict: 'changed', sourceVariantId: 's1' },
    ],
    [
      'needs a source for a new link',
      unnamed,
      { verdict: 'rejected', why: { kind: 'nothing-named', side: 'source' } },
    ],
    [
      'leaves a link to what is gone at the source',
      { link, source: { sku: 'MUG', variant: 's1' }, found: nothing },
      { verdict: 'same' },
    ],
    [
      'unlinks, whatever its source',
      { link, status: 'UNLINKED', ...unnamed },
      { verdict: 'removed', why: was, sourceVariantId: 's1' },
    ],
    ['has nothing to unlink', { status: 'unlinked' }, { verdict: 'same', why: undefined }],
    [
      'knows no other status',
      { status: 'yes' },
      { verdict: 'rejected', why: { kind: 'status-unknown', status: 'yes' } },
    ],
    [
      'needs a SKU at the destination',
      { destination: ok({ variantId: 'd1', sku: '' }) },
      { verdict: 'rejected', why: { kind: 'no-sku' } },
    ],
    [
      'unlinks what has lost its SKU',
      { destination: ok({ variantId: 'd1', sku: '' }), link, status: 'unlinked' },
      { verdict: 'removed' },
    ],
    [
      'leaves what is being unlinked',
      { link: { ...link, isEnding: true } },
      { verdict: 'rejected', why: { kind: 'being-unlinked' } },
    ],
  ];
  it.each(cases)('[OP5] %s', (_, change, wanted) => {
    expect(judge(change)).toMatchObject(wanted);
  });

  it('[OP5] is left out once anything of it is otherwise, and goes where nothing is', () => {
    const before = judge({ link, ...other });
    const again = (change: Parameters<typeof judge>[0]) => judgedAgain(before, judge(change));
    const meanwhile = { goes: false, verdict: 'rejected', why: { kind: 'changed-meanwhile' } };
    expect(again({ link, ...other })).toEqual({ goes: true });
    expect(again({ link: { ...link, active: false }, ...other })).toEqual(meanwhile);
    expect(again({ link: undefined, ...other })).toEqual(meanwhile);
    expect(again({ link: { ...link, sourceVariantId: 's2' }, ...other })).toMatchObject({
      goes: false,
      verdict: 'same',
    });
    expect(again({ link, ...other, found: nothing })).toMatchObject({
      goes: false,
      why: { kind: 'no-such-sku' },
    });
  });
});
