// Moving a group to another location: asked once, and only where it is not there already.
import { describe, expect, it } from 'vitest';
import { shopifyPlatform } from '../../../../src/platforms/shopify/platform.ts';
import { type Script, scriptedStore } from './scripted-store.ts';

const open = (script: Script) => {
  const store = scriptedStore(script);
  return { store, platform: shopifyPlatform(store.options) };
};

const at = (locationId: string | null) => ({
  data: {
    fulfillmentOrder: { assignedLocation: { location: locationId && { id: locationId } } },
  },
});
const answered = (userErrors: object[], id: string | null = null) => ({
  data: { fulfillmentOrderMove: { movedFulfillmentOrder: id && { id }, userErrors } },
});
const code = 'CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS';
const refused = answered([{ code, field: ['id'], message: 'In progress.' }]);

describe('[OP14] moving a group', () => {
  it('names the group, the location, and the lines where some are meant', async () => {
    const { platform, store } = open({ GroupState: at('here'), MoveGroup: answered([], 'new') });
    const moved = { ok: true, value: { moved: true, groupId: 'new' } };
    expect(await platform.moveShippable('g', 'there')).toEqual(moved);
    const lines = [{ groupLineId: 'l', quantity: 2 }];
    expect(await platform.moveShippable('g', 'there', lines)).toEqual(moved);
    expect(
      store.asked
        .filter(({ operation }) => operation === 'MoveGroup')
        .map(({ variables }) => variables),
    ).toEqual([
      { groupId: 'g', locationId: 'there' },
      { groupId: 'g', locationId: 'there', lines: [{ id: 'l', quantity: 2 }] },
    ]);
  });

  it('asks nothing where it is there already', async () => {
    const { platform, store } = open({ GroupState: at('there') });
    expect(await platform.moveShippable('g', 'there')).toEqual({
      ok: true,
      value: { moved: true, groupId: 'g' },
    });
    expect(store.asked).toHaveLength(1);
  });

  it('is done where somebody else moved it meanwhile', async () => {
    const { platform } = open({ GroupState: [at('here'), at('there')], MoveGroup: refused });
    expect(await platform.moveShippable('g', 'there')).toMatchObject({ value: { groupId: 'g' } });
  });

  it.each<[string, Script, object]>([
    [
      'the store refuses it',
      { GroupState: at('here'), MoveGroup: refused },
      { kind: 'refused', code, message: 'In progress.', field: 'id' },
    ],
    [
      'it is assigned to no location and refused without a code',
      {
        GroupState: at(null),
        MoveGroup: answered([{ code: null, field: null, message: 'It is closed.' }]),
      },
      { kind: 'refused', code: 'USER_ERROR', message: 'It is closed.' },
    ],
    ['it is gone', { GroupState: { data: { fulfillmentOrder: null } } }, { kind: 'not-found' }],
    [
      'the answer says nothing',
      { GroupState: at('here'), MoveGroup: answered([]) },
      { kind: 'unknown' },
    ],
    [
      'the answer is lost',
      { GroupState: at('here'), MoveGroup: new Response('', { status: 502 }) },
      { kind: 'unknown' },
    ],
    [
      'it cannot be read first',
      { GroupState: new Response('', { status: 502 }) },
      { kind: 'unreachable' },
    ],
  ])('fails where %s', async (_, script, failure) => {
    expect(await open(script).platform.moveShippable('g', 'there')).toMatchObject({
      ok: false,
      failure,
    });
  });
});
