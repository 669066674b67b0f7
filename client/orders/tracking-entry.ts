/**
 * Carrier and tracking number as a person types or scans them. Once typing rests the number is looked at: it fills in a
 * carrier where none is named, and is never refused for its looks.
 */
import { createSignal, onCleanup } from 'solid-js';

export type Seen =
  | { kind: 'none' }
  /** The number fits one carrier only, which was filled in. */
  | { kind: 'filled'; carrier: string }
  | { kind: 'looks-wrong'; carrier: string };

export type TrackingEntry = {
  carrier: () => string;
  number: () => string;
  seen: () => Seen;
  typeCarrier: (text: string) => void;
  typeNumber: (text: string) => void;
  /** Looks at once at what was typed last: a scanner presses Enter before typing rests. Never fails. */
  settle: () => Promise<void>;
};

/** How long typing rests before the number is looked at. */
const restMs = 300;

const loadCheck = () => import('../../src/mirror/tracking-number.ts');

export function createTrackingEntry(): TrackingEntry {
  const [carrier, setCarrier] = createSignal('');
  const [number, setNumber] = createSignal('');
  const [seen, setSeen] = createSignal<Seen>({ kind: 'none' });
  /** The carrier is empty, or the number filled it in: another number may fill in another one. */
  let isFree = true;
  let waits: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(waits));
  const look = async () => {
    clearTimeout(waits);
    waits = undefined;
    const typed = number().trim();
    const { checkTracking } = await loadCheck();
    if (typed !== number().trim()) return;
    const named = isFree ? '' : carrier().trim();
    const checked = checkTracking(named, typed);
    if (isFree) {
      setCarrier(checked.carrier ?? '');
      setSeen(checked.carrier ? { kind: 'filled', carrier: checked.carrier } : { kind: 'none' });
    } else if (named && checked.state === 'looks-wrong')
      setSeen({ kind: 'looks-wrong', carrier: named });
  };
  const lookOnce = () => look().catch(() => undefined);
  const rest = () => {
    setSeen({ kind: 'none' });
    clearTimeout(waits);
    waits = setTimeout(() => void lookOnce(), restMs);
  };
  return {
    carrier,
    number,
    seen,
    typeCarrier: (text) => {
      // One that was taken away by hand is not filled in again.
      isFree = false;
      setCarrier(text);
      rest();
    },
    typeNumber: (text) => {
      if (!number().trim() && !carrier().trim()) isFree = true;
      setNumber(text);
      rest();
    },
    settle: async () => {
      if (waits !== undefined) await lookOnce();
    },
  };
}
