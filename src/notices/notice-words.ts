/** What a notice says, on pages, in mail and in webhooks: a title, a sentence with what to do, and where it leads. Pure. */
import type { ActStop } from '../mirror/acts/act.ts';
import { stopWords } from '../mirror/acts/act-words.ts';
import { failureWords } from '../platforms/failure-words.ts';
import type { PlatformFailureKind } from '../platforms/platform-failure.ts';
import type { StoreState } from '../stores/store.ts';
import type { NoticeKind, ShownNotice } from './notice.ts';

export type NoticeTone = 'news' | 'problem' | 'question';

/** What each kind is called in settings, how loud it is, and the type its webhook has. */
export const noticeTable: Record<NoticeKind, { name: string; tone: NoticeTone; type: string }> = {
  'new-order-received': { name: 'New order received', tone: 'news', type: 'order.received' },
  'push-failed': { name: 'A push failed', tone: 'problem', type: 'push.failed' },
  'tracking-failed': { name: 'Tracking did not go back', tone: 'problem', type: 'tracking.failed' },
  'mirror-asks': { name: 'An order asks what to do', tone: 'question', type: 'order.asks' },
  'store-needs-reconnecting': {
    name: 'A store needs reconnecting',
    tone: 'problem',
    type: 'store.needs_reconnecting',
  },
  'drift-repaired': {
    name: 'Stock that drifted was repaired',
    tone: 'news',
    type: 'drift.repaired',
  },
  'first-levels-waiting': {
    name: 'First levels wait for you',
    tone: 'question',
    type: 'first_levels.waiting',
  },
  'mass-zero-stop': {
    name: 'Many SKUs would show zero: stopped',
    tone: 'question',
    type: 'stock.stopped',
  },
  'connection-requested': {
    name: 'A store asks to be connected',
    tone: 'question',
    type: 'connection.requested',
  },
};

/** The words of the notice the source store gets for a pushed order (OP7). */
export const newOrderReceived = (order: {
  sourceOrderName: string;
  destinationStoreName: string;
  destinationOrderName: string;
}): string =>
  `New order received: ${order.sourceOrderName}, from ${order.destinationStoreName} ${order.destinationOrderName}`;

const outWords: Record<StoreState, string> = {
  working: 'lets us in again',
  unauthorized: 'refused our token',
  forbidden: 'let us in no more',
  left: 'uninstalled the app',
};

export type NoticeWords = {
  title: string;
  /** What it means and what to do; empty where the title says all. */
  says: string;
  /** The page it leads to, an address within the dashboard. */
  path: string;
};

export function noticeWords(notice: ShownNotice): NoticeWords {
  const { kind, storeName, facts } = notice;
  const other = notice.otherStoreName ?? 'another store';
  const order = notice.orderName ?? 'an order';
  const orderPath = notice.orderId
    ? `/order-push/${encodeURIComponent(notice.orderId)}`
    : '/order-push';
  const connection = encodeURIComponent(notice.connectionId ?? '');
  switch (kind) {
    case 'new-order-received':
      return {
        title: newOrderReceived({
          sourceOrderName: facts.sourceOrderName ?? order,
          destinationStoreName: other,
          destinationOrderName: order,
        }),
        says: `It waits to be shipped by ${storeName}.`,
        path: orderPath,
      };
    case 'push-failed':
      return {
        title: `${order} of ${storeName} was not pushed to ${other}`,
        says: failureSays(facts.failure),
        path: orderPath,
      };
    case 'tracking-failed':
      return {
        title: `Tracking of ${order} did not reach ${storeName}`,
        says: failureSays(facts.failure),
        path: orderPath,
      };
    case 'mirror-asks':
      return {
        title: `Something of ${order} of ${storeName} could not be mirrored and waits for you`,
        says: stopSays(facts.stop),
        path: orderPath,
      };
    case 'store-needs-reconnecting':
      return {
        ...outSays(storeName, facts.state ?? 'unauthorized'),
        path: '/stores',
      };
    case 'drift-repaired':
      return {
        title: `${count(facts.repaired ?? 0, 'stock level')} of ${storeName} had drifted and ${facts.repaired === 1 ? 'was' : 'were'} put right`,
        says: facts.left ? `${count(facts.left, 'other')} could not be put right yet.` : '',
        path: facts.runId ? `/reconciling/${encodeURIComponent(facts.runId)}` : '/reconciling',
      };
    case 'first-levels-waiting':
      return {
        title: `First levels of ${storeName} wait for you`,
        says: `${count(facts.waiting ?? 0, 'SKU')} linked with ${other} ${facts.waiting === 1 ? 'is' : 'are'} not kept level before somebody looks at them and presses Apply.`,
        path: `/inventory/first-levels?connection=${connection}`,
      };
    case 'mass-zero-stop':
      return {
        title: `${count(facts.waiting ?? 0, 'SKU')} of ${storeName} would show zero: stopped`,
        says: `Nothing of them is written to ${storeName} before somebody says whether ${other} is really sold out.`,
        path: '/inventory',
      };
    case 'connection-requested':
      return {
        title: `${other} asks to be connected with ${storeName}`,
        says: `It is to sell what ${storeName} ships. Nothing moves before its locations, products and first levels are looked at.`,
        path: `/stores/setup/${connection}`,
      };
  }
}

/** The same where it is looked at later: what is over by now is said to be. Mail says what was true when it was written. */
export function noticeWordsNow(notice: ShownNotice): NoticeWords {
  const words = noticeWords(notice);
  const { kind, storeName, storeState, facts } = notice;
  if (kind !== 'store-needs-reconnecting' || storeState !== 'working') return words;
  const state = facts.state ?? 'unauthorized';
  return {
    ...words,
    title:
      state === 'forbidden'
        ? `${storeName} ${outWords.forbidden}`
        : `${storeName} needed reconnecting`,
    says: `${state === 'forbidden' ? '' : `It ${outWords[state]}. `}It lets us in again.`,
  };
}

/** Several notices of one kind, cause and day in a sentence. @param count at least 2 */
export function groupTitle(newest: ShownNotice, many: number): string {
  const { storeName } = newest;
  const other = newest.otherStoreName ?? 'another store';
  switch (newest.kind) {
    case 'new-order-received':
      return `${many} new orders received, the newest from ${other} ${newest.orderName ?? ''}`.trim();
    case 'push-failed':
      return `${many} orders of ${storeName} were not pushed`;
    case 'tracking-failed':
      return `Tracking of ${many} orders did not reach ${storeName}`;
    case 'mirror-asks':
      return `${many} things about orders of ${storeName} could not be mirrored and wait for you`;
    case 'store-needs-reconnecting':
      return `${storeName} stopped letting us in ${many} times`;
    case 'drift-repaired':
      return `Stock levels of ${storeName} were put right ${many} times`;
    case 'first-levels-waiting':
    case 'mass-zero-stop':
    case 'connection-requested':
      return noticeWords(newest).title;
  }
}

/** A store that is frozen, or whose app lacks rights, is not cured by connecting it again. */
const outSays = (storeName: string, state: StoreState): { title: string; says: string } =>
  state === 'forbidden'
    ? {
        title: `${storeName} lets us in no more`,
        says: 'Look into its admin (a frozen or locked shop, missing rights), or connect it again. Its orders and stock wait until it lets us in.',
      }
    : {
        title: `${storeName} needs reconnecting`,
        says: `It ${outWords[state]}. Its orders and stock wait until it is connected again.`,
      };

const failureSays = (kind: string | undefined): string => {
  if (!kind || !Object.hasOwn(failureWords, kind)) return 'Look at the order to see why.';
  const { says, next } = failureWords[kind as PlatformFailureKind];
  return `${says}. ${next}`.trim();
};

/** Facts may be of a later version than this one. */
const stopSays = (stop: string | undefined): string => {
  if (!stop || !Object.hasOwn(stopWords, stop)) return 'Look at the order to see why.';
  const { says, next } = stopWords[stop as ActStop];
  return `${says}. ${next}`;
};

const count = (many: number, what: string): string =>
  many === 1 ? `1 ${what}` : `${many.toLocaleString('en')} ${what}s`;
