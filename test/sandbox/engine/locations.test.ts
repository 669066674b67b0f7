// Locations of a store: added, edited, closed with what they hold gone elsewhere, opened again.
import { expect, it } from 'vitest';
import { openTestStore, placeOrder, type TestStore } from './open-store.ts';

type Errors = { code: string | null; field: string[] | null; message: string }[];

const close = async (
  test: TestStore,
  locationId: string,
  to?: string,
  key = `${locationId}${to}`,
) => {
  const { locationDeactivate } = await test.get<{
    locationDeactivate: {
      location: { isActive: boolean; deactivatedAt: string | null } | null;
      locationDeactivateUserErrors: Errors;
    };
  }>(
    `mutation($id: ID!, $to: ID, $key: String!) {
      locationDeactivate(locationId: $id, destinationLocationId: $to) @idempotent(key: $key) {
        location { isActive deactivatedAt } locationDeactivateUserErrors { code field message } } }`,
    { id: locationId, to, key },
  );
  return locationDeactivate;
};

const subscribe = (test: TestStore, ...topics: string[]) =>
  Promise.all(
    topics.map((topic) =>
      test.get(
        `mutation { webhookSubscriptionCreate(topic: ${topic}, webhookSubscription: { uri: "http://receiver.test/hooks" }) { userErrors { message } } }`,
      ),
    ),
  );

const locationTopics = ['CREATE', 'UPDATE', 'ACTIVATE', 'DEACTIVATE'].map(
  (change) => `LOCATIONS_${change}`,
);

it('is added with a name of its own, and stocks nothing', async () => {
  const test = openTestStore();
  await subscribe(test, ...locationTopics);
  const add = (name: string) =>
    test.get<{ locationAdd: { location: object | null; userErrors: Errors } }>(
      `mutation($name: String!) { locationAdd(input: { name: $name, address: { countryCode: CA, provinceCode: "ON" } }) {
        location { name isActive fulfillsOnlineOrders hasActiveInventory address { country province } }
        userErrors { code field message } } }`,
      { name },
    );
  expect((await add('Annex')).locationAdd).toEqual({
    location: {
      name: 'Annex',
      isActive: true,
      fulfillsOnlineOrders: true,
      hasActiveInventory: false,
      address: { country: 'Canada', province: 'Ontario' },
    },
    userErrors: [],
  });
  expect((await add('Annex')).locationAdd.userErrors).toMatchObject([{ code: 'TAKEN' }]);
  expect((await add(' ')).locationAdd.userErrors).toMatchObject([{ code: 'BLANK' }]);
  await test.store.deliverDue();
  expect(test.sent).toMatchObject([
    { topic: 'locations/create', body: { name: 'Annex', active: true, country_code: 'CA' } },
  ]);
});

it('is edited: only what is said, and not out of the last place that ships online', async () => {
  const test = openTestStore();
  await subscribe(test, ...locationTopics);
  const edit = (id: string, input: object) =>
    test.get<{ locationEdit: { location: object | null; userErrors: Errors } }>(
      `mutation($id: ID!, $input: LocationEditInput!) { locationEdit(id: $id, input: $input) {
        location { name fulfillsOnlineOrders address { city province country } } userErrors { code field } } }`,
      { id, input },
    );
  const main = test.location('Main');
  expect((await edit(main, { name: 'Dock' })).locationEdit.location).toEqual({
    name: 'Dock',
    fulfillsOnlineOrders: true,
    address: { city: 'Duluth', province: 'Minnesota', country: 'United States' },
  });
  const moved = await edit(main, { address: { countryCode: 'CA', provinceCode: 'ON' } });
  expect(moved.locationEdit.location).toMatchObject({
    address: { city: 'Duluth', province: 'Ontario', country: 'Canada' },
  });
  expect((await edit(main, { name: 'Overflow' })).locationEdit.userErrors).toMatchObject([
    { code: 'TAKEN' },
  ]);
  const off = { fulfillsOnlineOrders: false };
  expect((await edit(main, off)).locationEdit.userErrors).toEqual([]);
  expect((await edit(test.location('Overflow'), off)).locationEdit.userErrors).toMatchObject([
    { code: 'CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT' },
  ]);
  const nobody = await edit('gid://shopify/Location/1', { name: 'X' });
  expect(nobody.locationEdit.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  await test.store.deliverDue();
  expect(test.sent.map(({ topic }) => topic)).toEqual(Array(3).fill('locations/update'));
});

it('that has stock or orders is closed only where they can go elsewhere', async () => {
  const test = openTestStore();
  const [main, overflow] = [test.location('Main'), test.location('Overflow')];
  expect((await close(test, main)).locationDeactivateUserErrors).toMatchObject([
    { code: 'HAS_ACTIVE_INVENTORY_ERROR', field: ['locationId'] },
  ]);
  placeOrder(test, { 'MUG-RED': 2 });
  const pending = await close(test, main, undefined, 'two');
  expect(pending.locationDeactivateUserErrors).toMatchObject([
    { code: 'HAS_FULFILLMENT_ORDERS_ERROR' },
  ]);
  expect((await close(test, main, main)).locationDeactivateUserErrors).toMatchObject([
    { code: 'DESTINATION_LOCATION_IS_THE_SAME_LOCATION' },
  ]);
  const nowhere = await close(test, main, 'gid://shopify/Location/1');
  expect(nowhere.locationDeactivateUserErrors).toMatchObject([
    { code: 'DESTINATION_LOCATION_NOT_FOUND_OR_INACTIVE' },
  ]);
  expect(
    (await close(test, 'gid://shopify/Location/1')).locationDeactivateUserErrors,
  ).toMatchObject([{ code: 'LOCATION_NOT_FOUND' }]);
  expect([test.stock('MUG-RED', 'Main'), test.stock('MUG-RED', 'Overflow')]).toEqual([
    '8/10/2',
    '5/5/0',
  ]);
  expect((await close(test, overflow, main)).locationDeactivateUserErrors).toEqual([]);
  const last = await close(test, main, undefined, 'last');
  expect(last.locationDeactivateUserErrors).toMatchObject([
    { code: 'CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT' },
  ]);
});

it('that is closed gives every unit and every open order to the other one, which ships it', async () => {
  const test = openTestStore();
  const order = placeOrder(test, { 'MUG-RED': 2, 'TEE-S': 1 });
  await subscribe(
    test,
    'LOCATIONS_DEACTIVATE',
    'INVENTORY_LEVELS_DISCONNECT',
    'INVENTORY_LEVELS_CONNECT',
    'FULFILLMENT_ORDERS_MOVED',
  );
  const overflow = test.location('Overflow');
  expect((await close(test, test.location('Main'), overflow)).location).toEqual({
    isActive: false,
    deactivatedAt: '2026-11-23T12:00:00Z',
  });
  expect(test.stock('MUG-RED', 'Main')).toBe('0/0/0');
  expect(test.stock('MUG-RED', 'Overflow')).toBe('13/15/2');
  expect(test.stock('TEE-S', 'Overflow')).toBe('2/3/1');
  const { location, locations } = await test.get<{
    location: { name: string };
    locations: { nodes: { name: string }[] };
  }>('{ location { name } locations(first: 5) { nodes { name } } }');
  expect([location.name, locations.nodes]).toEqual(['Overflow', [{ name: 'Overflow' }]]);
  await test.store.deliverDue();
  const topics = Map.groupBy(test.sent, ({ topic }) => topic);
  expect(new Map([...topics].map(([topic, all]) => [topic, all.length]))).toEqual(
    new Map([
      ['inventory_levels/disconnect', 2],
      ['inventory_levels/connect', 1],
      ['fulfillment_orders/moved', 1],
      ['locations/deactivate', 1],
    ]),
  );
  expect(topics.get('locations/deactivate')?.[0]?.body).toMatchObject({ active: false });
  expect(test.store.admin.shipOrder({ orderId: order.id }).ok).toBe(true);
  expect(test.stock('MUG-RED', 'Overflow')).toBe('13/13/0');
});

it('that opens again stocks nothing, and may not have the name of an open one', async () => {
  const test = openTestStore();
  const overflow = test.location('Overflow');
  await close(test, overflow, test.location('Main'));
  const open = async (key: string) => {
    const { locationActivate } = await test.get<{
      locationActivate: {
        location: { isActive: boolean; hasActiveInventory: boolean } | null;
        locationActivateUserErrors: Errors;
      };
    }>(
      `mutation($id: ID!, $key: String!) { locationActivate(locationId: $id) @idempotent(key: $key) {
        location { isActive hasActiveInventory } locationActivateUserErrors { code } } }`,
      { id: overflow, key },
    );
    return locationActivate;
  };
  const closed = test.store.state.locations.need(overflow);
  test.store.state.locations.put({ ...closed, name: 'Main' });
  expect((await open('a')).locationActivateUserErrors).toEqual([{ code: 'HAS_NON_UNIQUE_NAME' }]);
  test.store.state.locations.put(closed);
  expect(await open('b')).toEqual({
    location: { isActive: true, hasActiveInventory: false },
    locationActivateUserErrors: [],
  });
  const placed = placeOrder(test, { 'MUG-RED': 14 });
  const [group] = test.store.state.fulfillmentOrders.in(placed.id);
  expect(group?.locationId).toBe(test.location('Main'));
});

it('moves no order that somebody works on, and says so with a code', async () => {
  const test = openTestStore();
  const order = placeOrder(test, { 'MUG-RED': 1 });
  const [group] = test.store.state.fulfillmentOrders.in(order.id);
  const ids = { id: group?.id, to: test.location('Overflow') };
  type Told = { fulfillmentOrder: { status: string; supportedActions: { action: string }[] } };
  const { fulfillmentOrderReportProgress } = await test.get<{
    fulfillmentOrderReportProgress: Told;
  }>(
    `mutation($id: ID!) { fulfillmentOrderReportProgress(id: $id) {
      fulfillmentOrder { status supportedActions { action } } userErrors { message } } }`,
    ids,
  );
  expect(fulfillmentOrderReportProgress.fulfillmentOrder).toEqual({
    status: 'IN_PROGRESS',
    supportedActions: [
      { action: 'CREATE_FULFILLMENT', externalUrl: undefined },
      { action: 'SPLIT', externalUrl: undefined },
    ],
  });
  const { fulfillmentOrderMove } = await test.get<{
    fulfillmentOrderMove: { movedFulfillmentOrder: null; userErrors: Errors };
  }>(
    `mutation($id: ID!, $to: ID!) { fulfillmentOrderMove(id: $id, newLocationId: $to) {
      movedFulfillmentOrder { id } userErrors { code field message } } }`,
    ids,
  );
  expect(fulfillmentOrderMove).toEqual({
    movedFulfillmentOrder: null,
    userErrors: [
      {
        code: 'CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS',
        field: ['id'],
        message: 'Cannot move a fulfillment order that has progress reported.',
      },
    ],
  });
});
