// Connecting a store that cannot be connected: why, in words with what to do, and nothing is left behind.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fourthStore } from '../../sandbox/seeds/fourth-store.ts';
import { type ConnectingWorld, formOf, openConnecting } from '../support/connecting.ts';
import { personOf } from '../support/person.ts';

let world: ConnectingWorld;
beforeEach(async () => {
  world = await openConnecting(fourthStore());
});
afterEach(() => world.close());

const person = () => personOf(world);
type Form = ReturnType<typeof formOf>;

/** What a person reads, who tests the connection and who presses Connect; both are told the same. */
async function told(change: Partial<Form> = {}): Promise<string> {
  const form = { ...formOf(world.fourth), ...change };
  const said = async (asked: Promise<unknown>) =>
    asked.then(
      () => 'connected',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
  const { platform, url, token } = form;
  const tested = await said(person().stores.probe({ platform, url, token }));
  expect(await said(person().stores.connect(form))).toBe(tested);
  return tested;
}

/** Answers of the store, as something between it and us changes them. */
function answers(change: (response: Response) => Promise<Response> | Response): void {
  const { fetch } = world.edge;
  world.edge.fetch = async (request) => change(await fetch(request));
}

/** The store's rights are fewer than we need. */
const without = (...rights: string[]) =>
  answers(async (response) => {
    const text = await response.text();
    const fewer = rights.reduce(
      (all, right) => all.replace(`{"handle":"${right}"}`, '{"handle":"read_themes"}'),
      text,
    );
    return new Response(fewer, response);
  });

/** Nothing of it is left behind: no row, no webhook, no change at any store. */
async function leftNothing(): Promise<void> {
  const names = (await person().stores.list()).map(({ name }) => name);
  expect(names.toSorted()).toEqual(['Harbor Goods', 'Mug Street', 'North Supply']);
  expect(world.changes).toEqual([]);
  expect(await world.fourth.desk.dropSubscriptions()).toBe(0);
}

describe('a store that cannot be connected', () => {
  it('[ST8] is named with what to do: a wrong address, a wrong token, a store that is away, shut, busy or no Shopify store', async () => {
    expect(await told({ url: 'shop' })).toMatch(/^This is not an address. Give one such as/);
    expect(await told({ url: 'http://127.0.0.1:9' })).toMatch(
      /^The store could not be reached: .+ Check that it runs and try again.$/,
    );
    expect(await told({ token: 'wrong' })).toBe(
      'The store refused the token. Check the token, or make a new one in the store.',
    );
    const { faults } = world.fourth.store;
    faults.refuse = 402;
    expect(await told()).toMatch(/^The store is frozen \(HTTP 402\).+ Settle its bill there/);
    faults.refuse = 423;
    expect(await told()).toMatch(/^The store is locked \(HTTP 423\).+ Have it unlocked there/);
    faults.refuse = 403;
    expect(await told()).toMatch(/Check the rights of the app there, then try again.$/);
    faults.refuse = null;
    faults.html.next = 2;
    expect(await told()).toMatch(/is not Shopify's Admin API.+ Check the address.$/);
    // Its budget is spent by somebody else.
    answers((response) => {
      const spent = { maximumAvailable: 1000, currentlyAvailable: 0, restoreRate: 1 };
      const cost = { requestedQueryCost: 30, actualQueryCost: null, throttleStatus: spent };
      const errors = [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }];
      return Response.json({ errors, extensions: { cost } }, response);
    });
    const { platform, url, token } = formOf(world.fourth);
    await expect(person().stores.probe({ platform, url, token })).rejects.toThrow(
      'The store asks to wait 30 s. Try again then.',
    );
    await leftNothing();
  });

  it('[ST8] lacks a right: it is named, before anything is written there', async () => {
    without('write_inventory', 'read_inventory', 'write_orders');
    const { platform, url, token } = formOf(world.fourth);
    const probed = await person().stores.probe({ platform, url, token });
    expect(probed.missingRights).toEqual(['write_inventory', 'write_orders']);
    await expect(person().stores.connect(formOf(world.fourth))).rejects.toThrow(
      'The app lacks rights at this store: write_inventory, write_orders. Give it these rights there, then try again.',
    );
    await leftNothing();
  });

  it('[AC1] belongs to another account: whose is not said', async () => {
    const other = personOf(world, 'another');
    await other.stores.connect(formOf(world.fourth));
    await world.fourth.desk.dropSubscriptions();
    world.changes.length = 0;
    expect(await told()).toBe(
      'corner-shelf.myshopify.com is connected in another account. Disconnect it there first, or connect another store here.',
    );
    await leftNothing();
  });

  it.each([
    ['http://169.254.169.254/latest'],
    ['http://127.0.0.1:4404'],
    ['https://10.0.0.8'],
    ['https://corner-shelf.myshopify.com.evil.example'],
    ['https://user:secret@corner-shelf.myshopify.com'],
  ])('[AC1] is at an address that the edge does not ask: %s', async (url) => {
    world.edge.config = { ...world.edge.config, localAccount: undefined };
    const calls = world.storeCalls();
    expect(await told({ url })).toMatch(/[Gg]ive|must|Leave/);
    expect(world.storeCalls()).toBe(calls);
    expect((await person().connecting.form()).offers).toEqual([]);
    await leftNothing();
  });
});

describe('a store that can be connected', () => {
  it('[ST8] is tested by reading alone, and says who it is, what it lists and what is known of it', async () => {
    const { platform, url, token } = formOf(world.fourth);
    const probe = () => person().stores.probe({ platform, url, token });
    expect(await probe()).toEqual({
      name: 'Corner Shelf',
      shop: 'corner-shelf.myshopify.com',
      currency: 'USD',
      locations: [
        { name: 'Corner shop', isOpen: true },
        { name: 'Market stall', isOpen: true },
      ],
      listings: 13,
      missingRights: [],
      known: null,
    });
    expect(world.changes).toEqual([]);
    const { storeId } = await person().stores.connect(formOf(world.fourth));
    expect((await probe()).known).toEqual({ storeId, role: 'destination' });
  });

  it('[ST8] may be one that runs on this machine: the form names it, and fills it in when asked', async () => {
    const { url, token, secret: webhookSecret } = world.fourth;
    const offer = {
      ...{ name: 'Corner Shelf', shop: 'corner-shelf.myshopify.com', role: 'destination', url },
      ...{ token, webhookSecret },
    };
    world.edge.desk = async (request) =>
      Response.json(new URL(request.url).pathname === '/stores' ? [offer] : null);
    const form = await person().connecting.form();
    expect(form.offers).toEqual([{ name: 'Corner Shelf', role: 'destination', url }]);
    expect(JSON.stringify(form)).not.toContain(token);
    expect(await person().connecting.fillIn({ url })).toEqual({ token, webhookSecret });
    await person().stores.connect(formOf(world.fourth));
    expect((await person().connecting.form()).offers).toEqual([]);
    await expect(person().connecting.fillIn({ url })).rejects.toThrow('No sandbox store');
  });
});
