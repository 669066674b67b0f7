/** Stands at the bottom of the window while something is not saved: Save and Discard. */
import type { JSX } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { freesWords } from './settings-words.ts';

export function SaveBar(props: {
  busy: boolean;
  /** How many fields are wrong, once that was asked. */
  wrong: number;
  /** Orders that wait now and would be looked at again, where that is known. */
  frees: number;
  discard: () => void;
}): JSX.Element {
  return (
    <div class="sticky bottom-3 z-30 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-xl border border-strong bg-raised px-4 py-3 shadow-lg">
      <p role="status">
        {props.wrong > 0
          ? `Mend ${props.wrong === 1 ? 'what is' : `the ${props.wrong} fields`} marked first.`
          : `Not saved yet${freesWords(props.frees)}`}
      </p>
      <div class="ms-auto flex gap-2">
        <Button disabled={props.busy} onClick={() => props.discard()}>
          Discard
        </Button>
        <Button look="main" type="submit" busy={props.busy}>
          {props.busy ? 'Saving …' : 'Save'}
        </Button>
      </div>
    </div>
  );
}
