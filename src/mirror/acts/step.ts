/** What a turn at an act does next, decided by how the other store's order stands now. */
import type {
  LineEdit,
  OrderCancel,
  RefundDraft,
  ReturnDraft,
  ReturnedUnits,
} from '../../platforms/aftermath.ts';
import type { ActStop } from './act.ts';

export type Step =
  /** It is true already, by us or by somebody else. */
  | { kind: 'done'; madeId?: string | undefined }
  /** A person is asked. */
  | { kind: 'stop'; stop: ActStop }
  | { kind: 'cancel'; cancel: OrderCancel }
  | { kind: 'refund'; draft: RefundDraft }
  | { kind: 'edit'; edit: LineEdit }
  | { kind: 'address' }
  | { kind: 'return'; move: ReturnMove }
  /** Not yet: something else comes first, by itself. */
  | { kind: 'wait'; why: string };

/** One call about a return. */
export type ReturnMove =
  | { does: 'make'; draft: ReturnDraft }
  | { does: 'approve' | 'cancel' | 'close'; returnId: string }
  | { does: 'decline'; returnId: string; note: string }
  | { does: 'process'; units: ReturnedUnits };
