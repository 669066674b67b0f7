/** Buttons, and links that look like them: 36 px high, 32 where small, and never smaller than a finger's 24. */
import { type ComponentProps, type JSX, Show, splitProps } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Icon } from './icon.ts';

type Look = 'main' | 'plain' | 'quiet';

const looks: Record<Look, string> = {
  main: 'bg-accent text-accent-ink border-transparent hover:brightness-110',
  plain: 'bg-surface text-ink border-strong hover:bg-sunken',
  quiet: 'bg-transparent text-ink border-transparent hover:bg-sunken',
};

const shape = (look: Look, small: boolean) =>
  `no-print inline-flex items-center justify-center gap-1.5 rounded-lg border font-medium whitespace-nowrap transition-[background-color,filter] disabled:opacity-60 disabled:cursor-not-allowed aria-disabled:cursor-not-allowed aria-disabled:opacity-60 ${
    small ? 'min-h-8 px-2.5 text-[0.8125rem]' : 'min-h-9 px-3.5'
  } ${looks[look]}`;

type Own = { look?: Look; small?: boolean; icon?: Icon; busy?: boolean };

/** A press that leads nowhere. */
const blocked = { onClick: (event: Event) => event.preventDefault() };

const Sign = (props: Own) => (
  <Show when={props.icon}>
    {(icon) => (
      <Dynamic
        component={icon()}
        aria-hidden="true"
        class={`size-4 shrink-0 ${props.busy ? 'animate-spin' : ''}`}
      />
    )}
  </Show>
);

/** @param props `whyNot`: it cannot be pressed now, for this reason: shown on hover and read aloud */
export function Button(
  props: ComponentProps<'button'> & Own & { whyNot?: string | undefined },
): JSX.Element {
  const [look, own, rest] = splitProps(
    props,
    ['look', 'small', 'icon', 'busy'],
    ['whyNot', 'title', 'class', 'children'],
  );
  return (
    <button
      type="button"
      {...rest}
      {...(own.whyNot ? blocked : {})}
      title={own.whyNot ?? own.title}
      // Not `disabled`, which would take the focus away from whoever pressed it.
      aria-disabled={look.busy || own.whyNot ? 'true' : undefined}
      aria-busy={look.busy ? 'true' : undefined}
      class={`${shape(look.look ?? 'plain', look.small ?? false)} ${own.class ?? ''}`}
    >
      <Sign {...look} />
      {own.children}
      <Show when={own.whyNot}>{(why) => <span class="sr-only"> ({why()})</span>}</Show>
    </button>
  );
}

/** A link to one of our own pages or to another site, shown as a button. */
export function ButtonLink(props: ComponentProps<'a'> & Own): JSX.Element {
  const [own, rest] = splitProps(props, ['look', 'small', 'icon', 'busy', 'class', 'children']);
  return (
    <a {...rest} class={`${shape(own.look ?? 'plain', own.small ?? false)} ${own.class ?? ''}`}>
      <Sign {...own} />
      {own.children}
    </a>
  );
}
