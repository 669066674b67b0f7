/** Changes of a mirror act's row: each one conditional, nothing happens where the row has moved on. */
import type { AfterFailure, Turn } from '../../effects/effect.ts';
import type { PlatformFailure } from '../../platforms/platform-failure.ts';
import type { ActStop, MirrorAct } from './act.ts';

export type ActRow = {
  /** `ready → creating` for one worker, once nothing that comes before it at that order is owed. */
  win: (act: MirrorAct, turn: Turn) => Promise<string | undefined>;
  /** It is true at the other store, whoever saw it first. */
  recordDone: (act: MirrorAct, madeId: string | undefined) => Promise<void>;
  /** The store took it and does it in its own time: looked at again then, ms. */
  recordTaken: (act: MirrorAct, lookAt: number) => Promise<void>;
  setBack: (
    act: MirrorAct,
    claim: string | undefined,
    failure: PlatformFailure,
    after: AfterFailure,
  ) => Promise<void>;
  /** A look found that it is not there: it may be sent again, since sending it twice does it once. */
  sendAgain: (act: MirrorAct, dueAt: number) => Promise<void>;
  /** It waits for a person. */
  stop: (act: MirrorAct, stop: ActStop, detail: string | undefined) => Promise<void>;
  /** A look without an answer. */
  putOffLook: (act: MirrorAct, dueAt: number, failure: PlatformFailure) => Promise<void>;
};
