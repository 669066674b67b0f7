/** The mark and the name. */
import type { JSX } from 'solid-js';

export function Brand(): JSX.Element {
  return (
    <span class="flex items-center gap-2.5">
      <img src="/icon.svg" alt="" class="size-7" width="28" height="28" />
      <span class="text-[1.05rem] font-semibold tracking-tight">Crossdock</span>
    </span>
  );
}
