/** Short sentences about what just happened, shown for a while and read aloud. Ours: Kobalte's fails axe. */
import { createSignal, For, type JSX } from 'solid-js';
import CloseIcon from '~icons/lucide/x';

type Toast = { id: number; text: string; tone: 'good' | 'bad' };

const shownMs = 6_000;
const [toasts, setToasts] = createSignal<Toast[]>([]);
let last = 0;

const drop = (id: number) => setToasts((all) => all.filter((toast) => toast.id !== id));

/** Says it; a failure stays until it is closed. */
export function say(text: string, tone: Toast['tone'] = 'good'): void {
  last += 1;
  const id = last;
  setToasts((all) => [...all.slice(-3), { id, text, tone }]);
  if (tone === 'good') setTimeout(() => drop(id), shownMs);
}

export function Toasts(): JSX.Element {
  return (
    <section
      aria-live="polite"
      aria-label="What just happened"
      class="no-print pointer-events-none fixed inset-x-0 bottom-4 z-60 flex flex-col items-center gap-2 px-4"
    >
      <For each={toasts()}>
        {(toast) => (
          <div
            class={`pointer-events-auto flex max-w-lg items-center gap-3 rounded-lg border border-line bg-raised px-4 py-2.5 shadow-lg ${
              toast.tone === 'bad' ? 'text-bad' : ''
            }`}
          >
            <span>{toast.text}</span>
            <button
              type="button"
              class="grid size-6 shrink-0 place-items-center rounded hover:bg-sunken"
              aria-label="Close"
              onClick={() => drop(toast.id)}
            >
              <CloseIcon class="size-4" aria-hidden="true" />
            </button>
          </div>
        )}
      </For>
    </section>
  );
}
