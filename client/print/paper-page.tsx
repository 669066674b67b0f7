/** The frame of a print page: what is printed, and above it what is not: the way back and the Print button. */
import { createEffect, type JSX } from 'solid-js';
import BackIcon from '~icons/lucide/arrow-left';
import PrintIcon from '~icons/lucide/printer';
import { useShell } from '../shell/shell-state.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import './print.css';

export function PaperPage(props: {
  title: string;
  /** The list it is printed from. */
  back: string;
  /** What is chosen there again. */
  backState: string;
  lead: JSX.Element;
  /** Beside the Print button. */
  actions?: JSX.Element;
  /** Why it cannot be printed yet. */
  whyNot: string | undefined;
  children: JSX.Element;
}): JSX.Element {
  const shell = useShell();
  createEffect(() => {
    // A browser may print it at the head of each page: only the paper's own name.
    document.title = props.title;
  });
  return (
    <>
      <header class="no-print mx-auto flex w-full max-w-6xl flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 pt-6 pb-5 sm:px-8">
        <div class="min-w-0">
          <ButtonLink
            small
            look="quiet"
            icon={BackIcon}
            class="-ms-2.5"
            href={shell.to(props.back)}
            state={props.backState}
          >
            Orders
          </ButtonLink>
          <h1 class="text-2xl font-semibold tracking-tight">{props.title}</h1>
          <div class="mt-1 max-w-2xl wrap-anywhere text-quiet">{props.lead}</div>
        </div>
        <div class="flex flex-wrap items-center gap-2">
          {props.actions}
          <Button
            look="main"
            icon={PrintIcon}
            whyNot={props.whyNot}
            onClick={() => props.whyNot ?? window.print()}
          >
            Print
          </Button>
        </div>
      </header>
      <div class="mx-auto w-full max-w-6xl px-4 pb-20 sm:px-8 print:max-w-none print:p-0">
        {props.children}
      </div>
    </>
  );
}
