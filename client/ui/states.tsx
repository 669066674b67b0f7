/** The states of a card whose rows are not there: not read yet, nothing yet, nothing found, and failed. */
import { For, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import FailedIcon from '~icons/lucide/cloud-off';
import RetryIcon from '~icons/lucide/refresh-cw';
import NothingFoundIcon from '~icons/lucide/search-x';
import type { Problem } from '../problem.ts';
import { Button } from './button.tsx';
import type { Icon } from './icon.ts';

function Told(props: {
  icon: Icon;
  title: string;
  tone?: string;
  role?: 'alert';
  children: JSX.Element;
}): JSX.Element {
  return (
    <div class="flex flex-col items-center px-6 py-12 text-center" role={props.role}>
      <span
        class={`mb-3 grid size-11 place-items-center rounded-full ${props.tone ?? 'bg-accent-soft text-accent'}`}
      >
        <Dynamic component={props.icon} class="size-5" aria-hidden="true" />
      </span>
      <p class="font-semibold">{props.title}</p>
      <div class="mt-1 max-w-md text-quiet">{props.children}</div>
    </div>
  );
}

/** Nothing is there yet: how it begins. */
export const NothingYet = (props: { icon: Icon; title: string; children: JSX.Element }) => (
  <Told icon={props.icon} title={props.title}>
    {props.children}
  </Told>
);

/** Something is there, but not what was asked for. */
export const NothingMatches = (props: { what: string; clears?: string; clear: () => void }) => (
  <Told icon={NothingFoundIcon} title={`No ${props.what} match`} tone="bg-sunken text-quiet">
    <p>Nothing fits what you asked for.</p>
    <Button class="mt-3" onClick={() => props.clear()}>
      Clear {props.clears ?? 'the search'}
    </Button>
  </Told>
);

/** It could not be read, and nothing older is there to show. */
export const Unread = (props: { problem: Problem; again: () => void }) => (
  <Told icon={FailedIcon} title="This could not be read" tone="bg-bad-soft text-bad" role="alert">
    <p>{props.problem.says}</p>
    <Button class="mt-3" icon={RetryIcon} onClick={() => props.again()}>
      Try again
    </Button>
  </Told>
);

/** What is shown is from an earlier reading; the newest one failed. */
export const Outdated = (props: { problem: Problem | undefined; again: () => void }) => (
  <Show when={props.problem}>
    {(problem) => (
      <div
        role="alert"
        class="mb-4 flex flex-wrap items-center justify-between gap-2 rounded-lg bg-wait-soft px-4 py-2 text-wait"
      >
        <span>{problem().says} What is shown may be old.</span>
        <Button small icon={RetryIcon} onClick={() => props.again()}>
          Try again
        </Button>
      </div>
    )}
  </Show>
);

/** Rows to come. */
export const SkeletonRows = (props: { rows: number; what: string }) => (
  <div class="px-4 py-2 sm:px-[1.1rem]" aria-busy="true">
    <span class="sr-only">Reading {props.what} …</span>
    <For each={Array.from({ length: props.rows })}>
      {(_, at) => (
        <div class="flex items-center gap-4 py-3" aria-hidden="true">
          <div class="skeleton h-4 w-16" />
          <div class={`skeleton h-4 ${['w-40', 'w-28', 'w-52'][at() % 3]}`} />
          <div class="skeleton ms-auto h-5 w-20" />
        </div>
      )}
    </For>
  </div>
);
