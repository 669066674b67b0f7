/** How far accepting all suggestions is, and Stop. */
import type { JSX } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import type { Progress } from './accepting.ts';

export function AcceptProgress(props: { progress: Progress; stop: () => void }): JSX.Element {
  const linked = () => `${props.progress.accepted.toLocaleString('en')} linked`;
  return (
    <div class="flex flex-wrap items-center gap-3 px-4 pb-3 sm:px-[1.1rem]" role="status">
      <div class="min-w-40 flex-1">
        <ProgressBar
          label="Accepting suggestions"
          done={props.progress.looked}
          total={props.progress.total}
          says={linked()}
        />
      </div>
      <span class="text-[0.8125rem]">{linked()}. What is linked stays so if you leave.</span>
      <Button small onClick={() => props.stop()}>
        Stop
      </Button>
    </div>
  );
}
