/** The box that chooses every row of the page: in the table's head, and above the cards of a phone. */
import { createEffect, createUniqueId, type JSX, Show } from 'solid-js';

/** Marks those boxes, for whoever gives the focus back. */
export const choosePageMark = 'data-choose-page';

/** @param props `some`: rows of it are chosen, `all`: every one; `says`: a label beside it */
export function ChoosePage(props: {
  some: boolean;
  all: boolean;
  choose: (isChosen: boolean) => void;
  says?: string;
}): JSX.Element {
  const id = createUniqueId();
  let box: HTMLInputElement | undefined;
  createEffect(() => {
    const isPartly = props.some && !props.all;
    if (box) box.indeterminate = isPartly;
  });
  return (
    <>
      <input
        ref={(element) => {
          box = element;
        }}
        id={id}
        type="checkbox"
        {...{ [choosePageMark]: '' }}
        class="size-6 accent-accent sm:size-5"
        aria-label={props.says ? undefined : 'Choose all on this page'}
        checked={props.all}
        onChange={(event) => props.choose(event.currentTarget.checked)}
      />
      <Show when={props.says}>
        <label for={id} class="flex min-h-11 items-center">
          {props.says}
        </label>
      </Show>
    </>
  );
}
