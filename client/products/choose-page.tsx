/** The box that chooses every listing of the page: in the table's head, and above the cards of a phone. */
import { createEffect, createUniqueId, type JSX, Show } from 'solid-js';
import type { ChosenRows } from './chosen-rows.ts';
import type { Product } from './types.ts';

/** Marks those boxes, for whoever gives the focus back. */
export const choosePageMark = 'data-choose-page';

/** @param props `says`: a label beside it */
export function ChoosePage(props: { chosen: ChosenRows<Product>; says?: string }): JSX.Element {
  const id = createUniqueId();
  let box: HTMLInputElement | undefined;
  createEffect(() => {
    const some = props.chosen.rows().length > 0 && !props.chosen.areAll();
    if (box) box.indeterminate = some;
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
        checked={props.chosen.areAll()}
        onChange={(event) => props.chosen.chooseAll(event.currentTarget.checked)}
      />
      <Show when={props.says}>
        <label for={id} class="flex min-h-11 items-center">
          {props.says}
        </label>
      </Show>
    </>
  );
}
