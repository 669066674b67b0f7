// What a mirror act does, why it waits and what may be answered, in words that are there for every case.
import { describe, expect, it } from 'vitest';
import {
  type ActWish,
  actChoiceKinds,
  actChoices,
  actKinds,
  actStops,
} from '../../../../src/mirror/acts/act.ts';
import {
  type ActNames,
  actKindWords,
  actSays,
  answeredWords,
  choiceWords,
  moneyOf,
  stopWords,
} from '../../../../src/mirror/acts/act-words.ts';

const atSource: ActNames = {
  ...{ orderName: '#1001', sourceOrderName: '#1042' },
  ...{ storeName: 'North Supply', causeStoreName: 'Mug Street' },
  lines: new Map([
    ['11', 'MUG-RED'],
    ['12', 'Red mug, engraved'],
    ['13', 'TEE'],
  ]),
};
const atDestination: ActNames = {
  ...atSource,
  ...{ storeName: 'Mug Street', causeStoreName: 'North Supply' },
};
const gid = (line: number) => `gid://shopify/LineItem/${line}`;
const mug = { destinationLineId: gid(11), quantity: 1 };
const engraved = { destinationLineId: '12', quantity: 2 };
const usd = { currency: 'USD' };
const back = { restock: 'return', locationId: undefined } as const;
const gone = { restock: 'none', locationId: undefined } as const;
const returned = { processed: 0, reason: 'UNWANTED', locationId: undefined };

const said: [string, ActWish, string][] = [
  [
    'a cancel with a refund',
    { kind: 'cancel-source', refund: true },
    'Cancel #1042 at North Supply, since #1001 at Mug Street was cancelled; its payment is external, so nothing is paid out there',
  ],
  [
    'a cancel without one',
    { kind: 'cancel-source', refund: false },
    'Cancel #1042 at North Supply, since #1001 at Mug Street was cancelled',
  ],
  [
    'a refund of lines and shipping',
    {
      kind: 'refund-source',
      lines: [
        { ...mug, ...back },
        { ...engraved, ...gone },
      ],
      ...{ shipping: '5.00', amount: '44.00', ...usd },
    },
    'Refund 1 × MUG-RED (restocked), 2 × Red mug, engraved (not restocked) and shipping (5.00 USD), 44.00 USD in all, on #1042 at North Supply, as on #1001 at Mug Street; its payment is external, so nothing is paid out there',
  ],
  [
    'a refund of an amount only',
    { kind: 'refund-source', lines: [], shipping: '0', amount: '10.00', ...usd },
    'Refund 10.00 USD on #1042 at North Supply, as on #1001 at Mug Street; its payment is external, so nothing is paid out there',
  ],
  [
    'a refund of units for nothing',
    { kind: 'refund-source', lines: [{ ...mug, ...back }], shipping: '0.00', amount: '0', ...usd },
    'Refund 1 × MUG-RED (restocked) on #1042 at North Supply, as on #1001 at Mug Street; its payment is external, so nothing is paid out there',
  ],
  [
    'an edit',
    { kind: 'edit-source', lines: [engraved, { destinationLineId: '13', quantity: 0 }] },
    'Set Red mug, engraved to 2 and TEE to 0 on #1042 at North Supply, as on #1001 at Mug Street',
  ],
  [
    'an address',
    { kind: 'address-source' },
    'Correct the address on #1042 at North Supply, as it stands on #1001 at Mug Street',
  ],
  [
    'a cancel at the customer’s store with money',
    { kind: 'cancel-destination', lines: [mug], refund: true },
    'Cancel 1 × MUG-RED of #1001 at Mug Street, which #1042 at North Supply ships no more; where nothing else is open the money goes back',
  ],
  [
    'one without',
    { kind: 'cancel-destination', lines: [mug, engraved], refund: false },
    'Cancel 1 × MUG-RED and 2 × Red mug, engraved of #1001 at Mug Street, which #1042 at North Supply ships no more; no money moves',
  ],
  [
    'units that come off with money',
    { kind: 'refund-destination', lines: [mug], amount: '24.00', ...usd },
    'Take 1 × MUG-RED off #1001 at Mug Street and give 24.00 USD back to the customer, because of #1042 at North Supply',
  ],
  [
    'units that come off without',
    { kind: 'refund-destination', lines: [mug], amount: '0', ...usd },
    'Take 1 × MUG-RED off #1001 at Mug Street and move no money, because of #1042 at North Supply',
  ],
  [
    'money without units',
    { kind: 'refund-destination', lines: [], amount: '3.00', ...usd },
    'Give 3.00 USD back to the customer on #1001 at Mug Street, because of #1042 at North Supply',
  ],
  [
    'an amount that is paid',
    { kind: 'pay-destination', amount: '24.00', ...usd },
    'Give 24.00 USD of #1001 at Mug Street back to the customer, because of #1042 at North Supply',
  ],
  [
    'all that is left',
    { kind: 'pay-destination', amount: undefined, ...usd },
    'Give all that is left of #1001 at Mug Street back to the customer, because of #1042 at North Supply',
  ],
  [
    'units that the source took off',
    { kind: 'edit-destination', lines: [mug, engraved] },
    'Take 1 × MUG-RED and 2 × Red mug, engraved off #1001 at Mug Street, because of #1042 at North Supply',
  ],
  [
    'a return that is asked for',
    { kind: 'return-source', state: 'requested', lines: [{ ...mug, ...returned }] },
    'Ask for the return of 1 × MUG-RED on #1042 at North Supply, as on #1001 at Mug Street',
  ],
  [
    'a return that is approved at once',
    { kind: 'return-destination', state: 'open', lines: [{ ...engraved, ...returned }] },
    'Open a return of 2 × Red mug, engraved on #1001 at Mug Street, as on #1042 at North Supply',
  ],
  [
    'a return that is approved later',
    {
      kind: 'return-source',
      ...{ state: 'open', returnId: 'R1' },
      lines: [{ ...mug, ...returned }],
    },
    'Approve the return of 1 × MUG-RED on #1042 at North Supply, as on #1001 at Mug Street',
  ],
  [
    'units that came back',
    {
      ...{ kind: 'return-source', state: 'open', returnId: 'R1' },
      lines: [
        { ...mug, ...returned, processed: 1, locationId: 'a shelf' },
        { ...engraved, ...returned, processed: 2 },
      ],
    },
    'Say that 1 × MUG-RED (back on the shelf) and 2 × Red mug, engraved came back on #1042 at North Supply, as on #1001 at Mug Street',
  ],
  [
    'a return that is declined',
    {
      ...{ kind: 'return-destination', state: 'declined', returnId: 'R2' },
      lines: [{ ...mug, ...returned }],
    },
    'Decline the return of 1 × MUG-RED on #1001 at Mug Street, as on #1042 at North Supply',
  ],
];

describe('a mirror act in words', () => {
  it.each(said)('[RV1] says plainly what is done for %s', (_, wish, sentence) => {
    expect(actSays(wish, wish.kind.endsWith('-source') ? atSource : atDestination)).toBe(sentence);
  });

  it('[RV1] has a sentence for every kind', () => {
    expect([...new Set(said.map(([, wish]) => wish.kind))].sort()).toEqual(
      actKinds.filter((kind) => actKindWords[kind] !== '').sort(),
    );
  });

  it('[RV1] does without names that are not known', () => {
    const names = { ...atSource, sourceOrderName: null, lines: new Map<string, string>() };
    expect(actSays({ kind: 'edit-source', lines: [mug] }, names)).toBe(
      'Set a line to 1 on the source order at North Supply, as on #1001 at Mug Street',
    );
  });

  it('[RV2] says of every refund at a source that nothing is paid out there, and names no money', () => {
    for (const [, wish, sentence] of said.filter(([, { kind }]) => kind === 'refund-source')) {
      expect(sentence).toMatch(/nothing is paid out there$/);
      expect(moneyOf(wish)).toBeUndefined();
    }
  });

  it('[RV2] names the money that reaches the customer, and only that', () => {
    const money = said.map(([, wish]) => moneyOf(wish)).filter((amount) => amount !== undefined);
    expect(money).toEqual([
      'all that was paid, if nothing else is open',
      '24.00 USD',
      '3.00 USD',
      '24.00 USD',
      'all that is left',
    ]);
  });
});

describe('what may be answered', () => {
  const mugStreet = { storeName: 'Mug Street', money: '24.00 USD' };

  it('[RV2] names the money and the store where the customer is refunded', () => {
    expect(choiceWords('refund-destination', 'refund-money', 'do', mugStreet)).toEqual({
      label: 'Refund the customer',
      says: '24.00 USD goes back the way it was paid at Mug Street.',
    });
    const all = { ...mugStreet, money: 'all that is left' };
    expect(choiceWords('pay-destination', 'refund-money', 'do', all).says).toBe(
      'All that is left goes back the way it was paid at Mug Street.',
    );
  });

  it('[RV2] never says that no money moves where it does not know', () => {
    for (const kind of actKinds)
      for (const stop of actStops)
        expect(choiceWords(kind, stop, 'do').says).not.toContain('no money');
    const nothing = { ...mugStreet, money: null };
    expect(choiceWords('cancel-destination', 'not-all-covered', 'do', nothing).says).toBe(
      'It is done at Mug Street; no money moves.',
    );
  });

  it('[RV1] promises no money where only a part of the order is cancelled', () => {
    const paid = { ...mugStreet, money: 'all that was paid, if nothing else is open' };
    expect(choiceWords('cancel-destination', 'deleted-at-source', 'do', paid).says).toBe(
      'Where nothing else is open, all that was paid goes back the way it was paid at Mug Street. Else only these units come off, and no money moves.',
    );
  });

  it('[RV2] says of a source that its payment is external', () => {
    const north = { storeName: 'North Supply', money: null };
    expect(choiceWords('refund-source', 'not-enough-left', 'do', north).says).toBe(
      'It is done at North Supply. Its payment is external: nothing is paid out there. No more than is left there.',
    );
  });

  it('[RV1] has words of its own for every answer of every stop, no two of one stop alike', () => {
    for (const kind of actKinds)
      for (const stop of actStops) {
        const words = actChoices[stop].map((choice) => choiceWords(kind, stop, choice, mugStreet));
        expect(new Set(words.map(({ label }) => label)).size).toBe(words.length);
        for (const { label, says } of words) {
          expect(label).toMatch(/^[A-Z].*[^.]$/);
          expect(says).toMatch(/^[A-Z0-9].*\.$/);
        }
      }
  });

  it('[RV1] has no full stop behind why it waits, and one behind what to do', () => {
    for (const { says, next } of Object.values(stopWords)) {
      expect(says).toMatch(/^[A-Z].*[^.]$/);
      expect(next).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('[RV1] is read on the timeline as the button that was pressed, with why it was asked', () => {
    expect(answeredWords('pay-destination refund-money leave')).toBe(
      `Leave as it is: ${stopWords['refund-money'].says}`,
    );
    expect(answeredWords('cancel-destination not-all-covered push-again')).toMatch(
      /^Push these units again: The source store cancelled/,
    );
    for (const choice of actChoiceKinds)
      expect(answeredWords(`edit-source refused ${choice}`)).not.toContain(choice);
    expect(answeredWords('of a later version')).toBe('of a later version');
  });
});
