/** A link out of the dashboard: into a store's own admin, or to where help is. Opens beside it. */
import type { JSX } from 'solid-js';
import OutsideIcon from '~icons/lucide/arrow-up-right';

export function OutsideLink(props: {
  href: string;
  class?: string | undefined;
  children: JSX.Element;
}): JSX.Element {
  return (
    <a class={props.class ?? 'link'} href={props.href} target="_blank" rel="noreferrer">
      {props.children}
      <OutsideIcon class="ms-0.5 inline size-3.5 align-[-0.15em]" aria-hidden="true" />
      <span class="sr-only"> (opens beside this page)</span>
    </a>
  );
}
