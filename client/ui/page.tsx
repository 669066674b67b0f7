/** The frame of a page: its title at once, what can be done, and the document's title. */
import { createEffect, type JSX, Show } from 'solid-js';

export function Page(props: {
  title: string;
  /** Where the page belongs, above its title. */
  above?: JSX.Element;
  lead?: JSX.Element;
  /** What can be done on the page as a whole. */
  actions?: JSX.Element;
  children: JSX.Element;
}): JSX.Element {
  createEffect(() => {
    document.title = `${props.title} · Crossdock`;
  });
  return (
    <div class="mx-auto w-full max-w-6xl px-4 pt-6 pb-20 sm:px-8">
      <header class="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div class="min-w-0">
          <Show when={props.above}>
            <div class="no-print mb-1">{props.above}</div>
          </Show>
          <h1 class="text-2xl font-semibold tracking-tight wrap-anywhere">{props.title}</h1>
          <Show when={props.lead}>
            <div class="mt-1 max-w-2xl wrap-anywhere text-quiet">{props.lead}</div>
          </Show>
        </div>
        <Show when={props.actions}>
          <div class="no-print flex flex-wrap gap-2 sm:pt-1">{props.actions}</div>
        </Show>
      </header>
      {props.children}
    </div>
  );
}

/** The space around a row of a card's list. */
export const cardItem = 'px-4 py-2.5 sm:px-[1.1rem]';

/** A titled card. */
export function Card(props: {
  title?: string;
  beside?: JSX.Element;
  class?: string;
  children: JSX.Element;
}): JSX.Element {
  return (
    <section class={`card overflow-hidden ${props.class ?? ''}`} aria-label={props.title}>
      <Show when={props.title}>
        <div class="flex flex-wrap items-center justify-between gap-2 px-4 pt-3.5 pb-2 sm:px-[1.1rem]">
          <h2 class="font-semibold">{props.title}</h2>
          {props.beside}
        </div>
      </Show>
      {props.children}
    </section>
  );
}
