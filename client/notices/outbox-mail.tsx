/** One mail of the outbox: to whom, when, as HTML and as text, and how it is stopped. */
import { type JSX, Show } from 'solid-js';
import { createReading } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { Card } from '../ui/page.tsx';
import { exactTime } from '../ui/time-words.ts';
import { ViewLinks } from '../ui/view-links.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { MailFrame } from './mail-frame.tsx';

const parts = [
  { view: 'html', name: 'As HTML' },
  { view: 'text', name: 'As text' },
] as const;

export type MailPart = (typeof parts)[number]['view'];

/** @param props `link`: the address of one of its parts */
export function OutboxMail(props: {
  id: string;
  part: MailPart;
  link: (part: MailPart) => string;
}): JSX.Element {
  const mail = createReading(() => {
    const { id } = props;
    return { key: ['outbox-mail', id], read: () => trpc.notices.mail.query({ id }) };
  });
  return (
    <Card class="min-w-0">
      <WhenRead reading={mail} rows={6} what="the mail">
        {(read) => (
          <article class="flex flex-col gap-4 px-4 py-4 sm:px-[1.1rem]">
            <header>
              <h2 class="text-base font-semibold wrap-anywhere">{read().subject}</h2>
              <p class="text-[0.8125rem] wrap-anywhere text-quiet">
                To {read().sentTo} · {exactTime(read().at)}
              </p>
            </header>
            <ViewLinks views={parts} shown={props.part} link={props.link} />
            <Show
              when={props.part === 'html'}
              fallback={
                <pre class="rounded-lg bg-sunken p-3 font-mono text-xs wrap-anywhere whitespace-pre-wrap">
                  {read().text}
                </pre>
              }
            >
              <MailFrame html={read().html} label={`The mail ${read().subject}`} />
            </Show>
            <p class="text-[0.8125rem] wrap-anywhere text-quiet">
              One click stops it:{' '}
              <a class="link" href={read().stopUrl} target="_blank" rel="noreferrer">
                {read().stopUrl}
              </a>
            </p>
          </article>
        )}
      </WhenRead>
    </Card>
  );
}
