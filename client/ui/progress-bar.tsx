/** How far something is, drawn and told; without a total it says only that it goes on. */
import type { JSX } from 'solid-js';

export function ProgressBar(props: {
  /** What goes on, for who does not see it. */
  label: string;
  done: number;
  total: number | null;
  /** In words, such as `120 of 500 levels compared`. */
  says: string;
}): JSX.Element {
  const known = () => (props.total !== null && props.total > 0 ? props.total : undefined);
  const share = () => {
    const total = known();
    return total === undefined ? undefined : Math.min(1, props.done / total);
  };
  return (
    <div
      role="progressbar"
      aria-label={props.label}
      aria-valuemin={known() === undefined ? undefined : 0}
      aria-valuemax={known()}
      aria-valuenow={known() === undefined ? undefined : Math.min(props.done, known() ?? 0)}
      aria-valuetext={props.says || undefined}
      class="h-2 w-full overflow-hidden rounded-full border border-line bg-sunken"
    >
      <div
        class={`h-full rounded-full bg-accent transition-[width] ${
          known() === undefined ? 'animate-pulse opacity-60' : ''
        }`}
        style={{ width: `${(share() ?? 0.25) * 100}%` }}
      />
    </div>
  );
}
