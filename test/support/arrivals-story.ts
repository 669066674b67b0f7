/** What a story of arrivals is made of: what is bought, what then happens at the stores, step by step. */
import type { SeededStore } from '../../sandbox/seeds/three-stores.ts';
import type { ActChoice, ActStop } from '../../src/mirror/acts/act.ts';
import type { OrderPushSettings } from '../../src/order-push/settings.ts';
import type { DeskLine, OrderChange } from './desk-checkout.ts';
import type { WorldStore } from './world.ts';

/** A source order, at the store that has it. */
export type SourceOrder = { at: WorldStore; id: string };

export type OrderInPlay = {
  /** The customer's order at Mug Street, and its first source order at North Supply; empty where there is none. */
  sold: string;
  made: string;
  street: WorldStore;
  source: WorldStore;
  /** Its source orders at the sources that the story opens beyond North Supply. */
  beyond?: SourceOrder[];
};

export type Step = (order: OrderInPlay) => Promise<unknown>;

export type ArrivalStory = {
  /** What the customer buys at Mug Street. */
  lines: DeskLine[];
  order?: OrderChange;
  /** Source stores beyond North Supply. */
  sources?: SeededStore[];
  /** SKUs of which there must be enough as well. */
  alsoSold?: string[];
  /** Order Push Settings of Mug Street. */
  settings?: Partial<OrderPushSettings>;
  /**
   * When the steps begin: once the order is at its source; while nobody knows whether it is, since the answer was lost;
   * or before anything was heard of it.
   */
  begins?: 'pushed' | 'in-doubt' | 'unheard';
  /** The steps happen so fast that nothing of them is told in between: told in time, they would be another story. */
  isRace?: true;
  /** What happened and was told before. */
  before?: Step[];
  /** What happens one after another, and is told in every order of arrival. */
  steps: Step[];
  /** Units by SKU that an order still holds in the end: sold, and at no source. */
  stillHeld?: Record<string, number>;
  /** What a person answers to what is asked in the end. */
  answers?: Partial<Record<ActStop, ActChoice>>;
  /** Which number a person chooses where Mug Street has entered another one by hand. */
  chooses?: 'ours' | 'theirs';
};
