/** Words of mirror acts: what each kind does, why one waits for a person, and what may be answered. Total. Pure. */
import type { Said } from '../../platforms/failure-words.ts';
import {
  type ActChoice,
  type ActKind,
  type ActStop,
  actChoiceKinds,
  actChoices,
  actKinds,
  actStops,
} from './act.ts';

export { type ActNames, actSays, moneyOf } from './act-says.ts';

/** What is done. */
export const actKindWords: Record<ActKind, string> = {
  'cancel-source': 'Cancel the source order',
  'refund-source': 'Refund the source order',
  'edit-source': 'Change the source order',
  'address-source': 'Correct the source order’s address',
  'return-source': 'Copy the return to the source order',
  'cancel-destination': 'Cancel it for the customer',
  'refund-destination': 'Take units off the customer’s order',
  'pay-destination': 'Refund the customer',
  'edit-destination': 'Change the customer’s order',
  'return-destination': 'Copy the return to the customer’s order',
};

/** Why it is not done, or not by itself, and what a person can do about it. */
export const stopWords: Record<ActStop, Said> = {
  'refund-money': {
    says: 'The source store refunded or cancelled it, and no money went back to the customer',
    next: 'Refund the customer, or leave it as it is. Order Push Settings can say it once for all.',
  },
  'not-all-covered': {
    says: 'The source store cancelled its order, and other lines of the customer’s order are still open',
    next: 'Have it done here too, push the units again, or leave it as it is.',
  },
  'shipped-already': {
    says: 'It came after the goods had left',
    next: 'Settle it between the two stores by hand, then mark it as settled.',
  },
  'edited-at-source': {
    says: 'Somebody took units off the source order',
    next: 'Take them off the customer’s order too, or leave it as it is.',
  },
  'deleted-at-source': {
    says: 'Somebody deleted the source order',
    next: 'Have the customer’s order follow, push the units again, or leave it as it is.',
  },
  'not-enough-left': {
    says: 'The other store has fewer of these units left than are to come off',
    next: 'Look at both orders: take off what is left, or leave it as it is.',
  },
  'return-differs': {
    says: 'Both stores said something different of one return',
    next: 'Settle it between the two stores by hand, then mark it as settled.',
  },
  'order-gone': {
    says: 'The order it is about is not there any more',
    next: 'Nothing can be done there. Mark it as settled.',
  },
  refused: {
    says: 'The other store refused',
    next: 'Mend what it names, then try again; or do it there by hand and leave it here.',
  },
};

/** Names and money of one act; without them its words are general. */
export type ChoiceAbout = {
  /** Where it acts. */
  storeName: string;
  /** What reaches the customer once it is done (moneyOf); null where no money moves. */
  money: string | null;
};

/**
 * What a button says, and beside it what pressing it means. Total: also for an answer that nobody is offered.
 * @param about where it acts, and the money that moves
 */
export function choiceWords(
  kind: ActKind,
  stop: ActStop,
  choice: ActChoice,
  about?: ChoiceAbout,
): { label: string; says: string } {
  if (choice === 'leave') return leaveWords(stop);
  if (choice === 'push-again')
    return {
      label: 'Push these units again',
      says: 'They go to the source store in a further part, as a new order there.',
    };
  const at = about?.storeName ?? 'the other store';
  if (stop === 'refused') return { label: 'Try again', says: `It is sent to ${at} once more.` };
  const says = moneySays(kind, about);
  if (stop === 'not-enough-left')
    return { label: 'Do it with what is left', says: `${says} No more than is left there.`.trim() };
  if (stop === 'refund-money' && kind !== 'cancel-destination')
    return { label: actKindWords['pay-destination'], says };
  return { label: actKindWords[kind], says };
}

const leaveWords = (stop: ActStop): { label: string; says: string } =>
  actChoices[stop].length === 1
    ? { label: 'Mark as settled', says: 'Nothing more is done about it here.' }
    : { label: 'Leave as it is', says: leftSays[stop] ?? 'Nothing is done, at neither store.' };

const leftSays: Partial<Record<ActStop, string>> = {
  'refund-money': 'No money moves; the customer’s order stays as it is.',
  'not-all-covered': 'The customer’s order stays open, and these units are at no source store.',
  'deleted-at-source': 'The customer’s order stays open, and these units are at no source store.',
};

function moneySays(kind: ActKind, about: ChoiceAbout | undefined): string {
  if (kind.endsWith('-source')) {
    const says = `It is done at ${about?.storeName ?? 'the source store'}.`;
    const external = 'Its payment is external: nothing is paid out there.';
    return kind === 'refund-source' || kind === 'cancel-source' ? `${says} ${external}` : says;
  }
  if (!about) return generalSays[kind] ?? 'It is done at the customer’s store.';
  const { storeName, money } = about;
  if (money && kind === 'cancel-destination')
    return `Where nothing else is open, all that was paid goes back the way it was paid at ${storeName}. Else only these units come off, and no money moves.`;
  if (money) return `${capital(money)} goes back the way it was paid at ${storeName}.`;
  return `It is done at ${storeName}; no money moves.`;
}

const generalSays: Partial<Record<ActKind, string>> = {
  'pay-destination': 'The money goes back the way it was paid.',
  'refund-destination': 'Where money is named, it goes back the way it was paid.',
  'cancel-destination':
    'These units come off the customer’s order; where nothing else is open it is cancelled.',
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * The button that was pressed, and why it was asked.
 * @param detail of a timeline step, as db/records/answer-act.ts writes it: kind, stop and choice with spaces between
 */
export function answeredWords(detail: string): string {
  const [first, second, third] = detail.split(' ');
  const kind = actKinds.find((one) => one === first);
  const stop = actStops.find((one) => one === second);
  const choice = actChoiceKinds.find((one) => one === third);
  if (!kind || !stop || !choice) return detail;
  return `${choiceWords(kind, stop, choice).label}: ${stopWords[stop].says}`;
}
