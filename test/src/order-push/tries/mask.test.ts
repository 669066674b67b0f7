// What is kept of a call to a store: nothing of a person, and no secret (AC1, OP9).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskedAnswer, maskedRequest } from '../../../../src/order-push/tries/mask.ts';

const usd = (amount: string) => ({ shopMoney: { amount, currencyCode: 'USD' } });

/** The variables of a create, as Shopify's adapter sends them. */
const create = {
  order: {
    currency: 'USD',
    sourceIdentifier: 'crossdock:mug-street.myshopify.com:613:1',
    sourceUrl: 'https://mug-street.myshopify.com/admin/orders/613',
    metafields: [
      {
        namespace: 'crossdock',
        key: 'push_reference',
        type: 'id',
        value: 'crossdock:mug-street.myshopify.com:613:1',
      },
    ],
    tags: ['crossdock-0123456789ab', 'Crossdock', 'Mug Street', 'vip Reyes'],
    lineItems: [
      {
        variantId: 'gid://shopify/ProductVariant/1',
        quantity: 2,
        priceSet: usd('19.50'),
        taxable: false,
        requiresShipping: true,
        taxLines: [{ title: 'Travis County', rate: '0.0825', priceSet: usd('3.22') }],
        properties: [
          { name: 'Engraving', value: "For O'Hara & Co" },
          { name: '_crossdock_line', value: 'gid://shopify/LineItem/77' },
        ],
      },
    ],
    customer: { toUpsert: { firstName: 'Dana', lastName: 'Reyes', email: 'dana@example.com' } },
    email: 'dana@example.com',
    phone: '+15125550100',
    shippingAddress: {
      firstName: 'Dana',
      lastName: 'Reyes',
      company: null,
      address1: '18 Pine St',
      address2: '',
      city: 'Austin',
      provinceCode: 'TX',
      zip: '78701',
      countryCode: 'US',
      phone: '(512) 555-0100',
    },
    shippingLines: [{ title: 'Standard', code: 'STD', priceSet: usd('5.00') }],
    note: 'Ring twice',
    customAttributes: [
      { key: 'Sold by', value: 'Mug Street' },
      { key: 'Sold as', value: '#1001' },
      { key: 'Destination shop', value: 'mug-street.myshopify.com' },
      { key: 'Gift for', value: 'Ada' },
      { key: 'Sold by', value: 'Aunt Ida' },
    ],
    processedAt: '2026-11-23T11:00:00Z',
    test: false,
    financialStatus: 'PAID',
    transactions: [
      { kind: 'SALE', status: 'SUCCESS', gateway: 'Crossdock', amountSet: usd('44.00') },
    ],
  },
  options: { inventoryBehaviour: 'DECREMENT_OBEYING_POLICY', sendReceipt: false },
};

const named = { firstName: '•••', lastName: '•••' };

describe('[AC1] a request', () => {
  it('shows units, money and marks of ours, and nothing of the customer', () => {
    expect(JSON.parse(maskedRequest(create))).toEqual({
      order: {
        ...create.order,
        sourceUrl: '•••',
        tags: ['crossdock-0123456789ab', 'Crossdock', 'Mug Street', '•••'],
        lineItems: [
          {
            ...create.order.lineItems[0],
            taxLines: [{ title: '•••', rate: '0.0825', priceSet: usd('3.22') }],
            properties: [
              { name: '•••', value: '•••' },
              { name: '_crossdock_line', value: 'gid://shopify/LineItem/77' },
            ],
          },
        ],
        customer: { toUpsert: { ...named, email: '•••' } },
        email: '•••',
        phone: '•••',
        shippingAddress: {
          ...named,
          company: null,
          address1: '•••',
          address2: '',
          city: '•••',
          provinceCode: '•••',
          zip: '•••',
          countryCode: 'US',
          phone: '•••',
        },
        note: '•••',
        customAttributes: [
          ...create.order.customAttributes.slice(0, 3),
          { key: '•••', value: '•••' },
          { key: '•••', value: '•••' },
        ],
      },
      options: create.options,
    });
  });

  it('shows how an order was looked for', () => {
    const look = {
      namespace: 'crossdock',
      key: 'push_reference',
      reference: 'crossdock:mug-street.myshopify.com:613:1',
      search: "source_identifier:'crossdock:mug-street.myshopify.com:613:1'",
      first: 10,
      after: 'eyJsYXN0',
    };
    expect(JSON.parse(maskedRequest(look))).toEqual({ ...look, key: '•••' });
  });

  it.each<[string, unknown, unknown]>([
    ['a key nobody listed', { nickname: 'Didi' }, { nickname: '•••' }],
    ['a number under such a key', { taxNumber: 12345 }, { taxNumber: '•••' }],
    ['everything below a secret', { accessToken: { id: 'a1' } }, { accessToken: { id: '•••' } }],
    ['an e-mail under any key', { id: 'dana@example.com' }, { id: '•••' }],
    ['a title that is not of shipping', { title: 'Mrs Reyes' }, { title: '•••' }],
    [
      'a code that is not of shipping',
      { giftCard: { code: 'AB12' } },
      { giftCard: { code: '•••' } },
    ],
    [
      'a name within what is shown',
      { zip: 'MUGS', sku: 'mugs-red' },
      { zip: '•••', sku: '•••-red' },
    ],
    [
      'a row that pretends to be ours',
      { customers: [{ name: '_crossdock', city: 'Kiel' }] },
      { customers: [{ name: '•••', city: '•••' }] },
    ],
    ['a text alone', 'Dana', '•••'],
    ['a list of texts', ['Dana'], ['•••']],
    [
      'phone and e-mail in a search',
      { search: 'a@b.example OR 512 555 0100' },
      { search: '••• OR •••' },
    ],
    [
      'nothing of what is empty',
      { note: '', phone: null, test: true },
      { note: '', phone: null, test: true },
    ],
  ])('hides %s', (_, value, wanted) => {
    expect(JSON.parse(maskedRequest(value))).toEqual(wanted);
  });

  it('of nothing is nothing', () => {
    expect(maskedRequest(undefined)).toBe('');
  });

  it('too long to keep is cut by whole lines, and says how many', () => {
    const lineItems = Array.from({ length: 250 }, (_, at) => ({
      variantId: `gid://shopify/ProductVariant/${at}`,
      quantity: 1,
    }));
    const text = maskedRequest({ order: { lineItems, currency: 'USD' } });
    expect(text.length).toBeLessThanOrEqual(4000);
    expect(JSON.parse(text)).toEqual({
      order: { lineItems: [...lineItems.slice(0, 50), '… 200 more'], currency: 'USD' },
    });
  });

  it('too long in one value is cut in it', () => {
    const text = maskedRequest({ order: { sku: '😀'.repeat(4000) } });
    expect(text).toHaveLength(4000);
    expect(text).toMatch(/^\{"order":\{"sku":"(😀)+…$/u);
  });
});

describe('[AC1] an answer', () => {
  const answered = (answer: unknown) => JSON.parse(maskedAnswer(JSON.stringify(answer), create));

  it('shows the order that was made', () => {
    const answer = {
      data: {
        orderCreate: {
          order: {
            id: 'gid://shopify/Order/9',
            name: '#5001',
            createdAt: '2026-11-23T11:00:01Z',
            cancelledAt: null,
            fulfillmentOrders: {
              nodes: [
                {
                  assignedLocation: { location: { id: 'gid://shopify/Location/1' } },
                  lineItems: {
                    nodes: [
                      {
                        totalQuantity: 2,
                        lineItem: {
                          customAttributes: [
                            { key: '_crossdock_line', value: 'gid://shopify/LineItem/77' },
                          ],
                        },
                      },
                    ],
                    pageInfo: { hasNextPage: false },
                  },
                },
              ],
            },
          },
          userErrors: [],
        },
      },
      extensions: { cost: { requestedQueryCost: 12, throttleStatus: { restoreRate: 100 } } },
    };
    expect(answered(answer)).toEqual(answer);
  });

  it('shows orders that were found', () => {
    const found = {
      id: 'gid://shopify/Order/9',
      name: '#5001',
      sourceIdentifier: 'crossdock:mug-street.myshopify.com:613:1',
      metafield: { value: 'crossdock:mug-street.myshopify.com:613:1' },
    };
    const answer = { data: { orderByIdentifier: found, orders: { nodes: [found] } } };
    expect(answered(answer)).toEqual(answer);
  });

  it('shows why the store refused, without what the customer typed', () => {
    const userErrors = [
      {
        code: 'INVALID',
        field: ['order', 'shippingAddress', 'phone'],
        message: 'Phone (512) 555-0100 of DANA reyes at 18 Pine St, +49 171 2345678 is invalid',
      },
    ];
    expect(answered({ data: { orderCreate: { order: null, userErrors } } })).toEqual({
      data: {
        orderCreate: {
          order: null,
          userErrors: [
            { ...userErrors[0], message: 'Phone ••• of ••• ••• at •••, ••• is invalid' },
          ],
        },
      },
    });
  });

  it('shows what is wrong with the call, without the variables that come back with it', () => {
    const error = {
      message: 'Variable $order was provided invalid value',
      locations: [{ line: 1, column: 28 }],
      extensions: {
        code: 'INVALID_VARIABLE',
        value: create.order,
        problems: [{ path: ['phone'], explanation: 'Dana has no phone', message: 'no' }],
      },
    };
    expect(answered({ errors: [error] })).toEqual({
      errors: [
        {
          ...error,
          extensions: {
            code: 'INVALID_VARIABLE',
            value: JSON.parse(maskedRequest(create)).order,
            problems: [{ path: ['phone'], explanation: '••• has no phone', message: 'no' }],
          },
        },
      ],
    });
  });

  it('hides the customer that a reading tells of, who was not asked about', () => {
    const order = {
      id: 'gid://shopify/Order/1',
      name: '#1001',
      email: 'ida@example.com',
      note: 'Leave it with Ida',
      shippingAddress: { firstName: 'Ida', city: 'Kiel', zip: '24103', countryCodeV2: 'DE' },
      customer: { id: 'gid://shopify/Customer/3', name: 'ida85', displayName: 'Ida Holm' },
      lineItems: { nodes: [{ id: 'gid://shopify/LineItem/4', name: '85', sku: 'MUG-RED' }] },
    };
    expect(JSON.parse(maskedAnswer(JSON.stringify({ data: { order } }), { id: order.id }))).toEqual(
      {
        data: {
          order: {
            id: 'gid://shopify/Order/1',
            name: '#1001',
            email: '•••',
            note: '•••',
            shippingAddress: { firstName: '•••', city: '•••', zip: '•••', countryCodeV2: 'DE' },
            customer: { id: 'gid://shopify/Customer/3', name: '•••', displayName: '•••' },
            lineItems: { nodes: [{ id: 'gid://shopify/LineItem/4', name: '•••', sku: 'MUG-RED' }] },
          },
        },
      },
    );
  });

  it.each([
    ['no answer', 'connect ECONNREFUSED 127.0.0.1:4400', 'connect ECONNREFUSED 127.0.0.1:4400'],
    ['a page', '<h1>Bad gateway</h1> for Dana, 18 pine st', '<h1>Bad gateway</h1> for •••, •••'],
    ['what HTML makes of it', '<b>For O&#39;Hara &amp; Co</b>', '<b>•••</b>'],
    ['an e-mail', 'write to ops+1@shop.example.', 'write to •••'],
    ['phones', 'call +1 (512) 555-0199 or 0171/2345678', 'call ••• or •••'],
    ['an access token', 'shpat_0123456789abcdef is wrong', '••• is wrong'],
    ['a header', 'Authorization: Bearer ab.cd-ef\nHost: a', 'Authorization: Bearer •••\nHost: a'],
    ['a secret of a query', '/x?client_secret=abc&y=1', '/x?client_secret=•••&y=1'],
    ['a long key', 'key 0123456789abcdef0123456789ABCDEF', 'key •••'],
    ['no type', 'OrderCreateShippingLineInput', 'OrderCreateShippingLineInput'],
    [
      'no number of a request',
      '6f9619ff-8b86-d011-b42d-00cf4fc964ff',
      '6f9619ff-8b86-d011-b42d-00cf4fc964ff',
    ],
    [
      'no id and no time',
      'gid://shopify/Order/1234567890 2026-11-23T11:00:00Z',
      'gid://shopify/Order/1234567890 2026-11-23T11:00:00Z',
    ],
    ['no amount', 'Total 1234567.00, 99 units', 'Total 1234567.00, 99 units'],
    [
      'JSON that is not whole',
      '{"data":{"order":{"city":"Ki',
      'An answer in JSON that is not whole: •••',
    ],
    ['a text in JSON', '"Dana"', '"•••"'],
    ['nothing', '', ''],
  ])('that is no JSON: %s', (_, text, wanted) => {
    expect(maskedAnswer(text, create)).toBe(wanted);
  });

  it('that is deeper than any is closed where it gets too deep', () => {
    const text = maskedAnswer(`${'['.repeat(9000)}"Ida"${']'.repeat(9000)}`, create);
    expect(text).toBe(`${'['.repeat(41)}"•••"${']'.repeat(41)}`);
  });

  it('that is no JSON is cut after 500 characters', () => {
    const text = maskedAnswer(`<html>${'Dana '.repeat(400)}`, create);
    expect(text).toHaveLength(500);
    expect(text).toMatch(/^<html>(••• )+•{0,3}…$/);
  });

  it('is masked in no time, however it is made', () => {
    const odd = ['a', 'a@', '1-', 'token:', 'a1', '(1', '<'].map((part) => part.repeat(20_000));
    const began = performance.now();
    for (const text of odd) maskedAnswer(text, create);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('[AC1] no value that is dots in the request', () => {
  /** Words that no key and no open value is made of. */
  const word = fc
    .stringMatching(/^[QXZ5-9 äß&"'<]{3,12}$/)
    .filter((text) => text.trim().length > 2);
  const closed = fc.record({
    firstName: word,
    note: word,
    shippingAddress: fc.record({ city: word, zip: word, phone: word }),
    properties: fc.array(fc.record({ name: word, value: word })),
  });
  const wordsOf = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(wordsOf)
        : [];

  it('stands in it or in its answer, in whatever field or form', () => {
    fc.assert(
      fc.property(closed, fc.nat(), (order, pick) => {
        const words = wordsOf(order);
        const one = words[pick % words.length] ?? '';
        const request = { order: { ...order, sku: `A-${one}` }, reference: one };
        const message = `${words.join(', ')} and ${one.toLowerCase()}`;
        const answers = [
          JSON.stringify({ data: { id: one }, errors: [{ message }] }),
          `<p>${message}</p>`,
          JSON.stringify(message),
        ];
        const kept = [
          maskedRequest(request),
          ...answers.map((answer) => maskedAnswer(answer, request)),
        ];
        for (const text of kept)
          for (const hidden of words)
            expect(text.toLowerCase()).not.toContain(hidden.trim().toLowerCase());
      }),
    );
  });

  it('and no customer, token or password by any key', () => {
    const key = fc.constantFrom(
      'name',
      'email',
      'phone',
      'address1',
      'zip',
      'city',
      'note',
      'token',
      'accessToken',
      'client_secret',
      'authorization',
      'password',
      'displayName',
      'company',
      'province',
      'value',
    );
    fc.assert(
      fc.property(fc.array(key, { maxLength: 3 }), key, word, (path, last, hidden) => {
        const value = [...path, last].reduceRight<unknown>(
          (below, name) => ({ [name]: [below] }),
          hidden,
        );
        expect(maskedRequest(value)).not.toContain(hidden.trim());
        expect(maskedAnswer(JSON.stringify({ data: value }), {})).not.toContain(hidden.trim());
      }),
    );
  });
});
