/** Asks once more before a customer's money may move: what, how much, and at which store (RV1, RV2). */
import type { JSX } from 'solid-js';
import type { ActChoice, ActStop } from '../../src/mirror/acts/act.ts';
import { choiceWords } from '../../src/mirror/acts/act-words.ts';
import type { ShownAct } from '../trpc.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { movedOn, sendAnswer } from './answer.ts';

export default function AnswerDialog(props: {
  act: ShownAct;
  stop: ActStop;
  choice: ActChoice;
  close: () => void;
}): JSX.Element {
  const words = () => choiceWords(props.act.kind, props.stop, props.choice, props.act);
  return (
    <ActDialog
      title={`${words().label}?`}
      lead={`${props.act.money ?? 'No money'}, at ${props.act.storeName}`}
      words={words().label}
      busyWords="Asking the store …"
      act={async () => {
        const says = await sendAnswer(props.act.id, props.choice, words().label);
        return { done: says !== movedOn, says };
      }}
      close={() => props.close()}
    >
      <p class="font-medium">{props.act.says}.</p>
      <p class="mt-2">{words().says}</p>
      <p class="mt-2 text-quiet">
        Once {props.act.storeName} has done it, it cannot be undone here.
      </p>
    </ActDialog>
  );
}
