/** A mail's HTML as a mail program shows it: in a frame of its own where no script runs. */
import type { JSX } from 'solid-js';
import { framed, keptStyle } from './framed.ts';

/** @param props `label`: what the frame holds, for who does not see it */
export function MailFrame(props: { html: string; label: string }): JSX.Element {
  const dress = (frame: HTMLIFrameElement) => {
    const mail = frame.contentDocument;
    if (!mail) return;
    for (const element of mail.querySelectorAll<HTMLElement>(`[${keptStyle}]`))
      element.style.cssText = element.getAttribute(keptStyle) ?? '';
    frame.style.height = `${mail.documentElement.scrollHeight}px`;
  };
  return (
    <iframe
      class="min-h-60 w-full rounded-lg border border-line bg-white"
      title={props.label}
      // The page reaches in; without allow-scripts nothing in it reaches out.
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcdoc={framed(props.html)}
      onLoad={(event) => dress(event.currentTarget)}
    />
  );
}
