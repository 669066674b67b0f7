/** Runs that are over and that a person has put away: this browser shows them no more. */
import { createSignal } from 'solid-js';

const awayKey = 'crossdock.bulk-runs-put-away';
const awayAtMost = 50;

function readAway(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(awayKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function createPutAway() {
  const [away, setAway] = createSignal<readonly string[]>(readAway());
  return {
    has: (id: string) => away().includes(id),
    put: (ids: readonly string[]) => {
      const next = [...away(), ...ids].slice(-awayAtMost);
      setAway(next);
      try {
        localStorage.setItem(awayKey, JSON.stringify(next));
      } catch {
        // A browser that keeps nothing shows them again on the next page.
      }
    },
  };
}
