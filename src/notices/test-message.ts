/** What a person gets who presses Send a test: the same road as every notice, without one. */
import { mailPage } from './mail/mail-page.ts';
import type { MessageContent } from './message.ts';

/**
 * @param channel where it goes; @param stopUrl where one click stops all that goes there; @param publicUrl the dashboard
 * @param now ms
 */
export function makeTest(
  channel: { kind: 'email' | 'webhook' },
  { stopUrl, publicUrl, now }: { stopUrl: string; publicUrl: string; now: number },
): { subject: string; content: MessageContent } {
  const subject = 'A test from Crossdock';
  const says = 'What you want to be told arrives here. There is nothing to do.';
  const url = `${publicUrl}/settings/notifications`;
  if (channel.kind === 'webhook') {
    const body = JSON.stringify({
      type: 'test',
      timestamp: new Date(now).toISOString(),
      data: { notice: null, store: null, order: null, title: subject, says, url },
    });
    return { subject, content: { kind: 'webhook', body } };
  }
  const page = mailPage({
    title: subject,
    sections: [{ title: '', lines: [{ says, url: undefined }], left: 0 }],
    page: { says: 'Open the settings', url },
    stops: [{ says: 'Stop all mail to this address', url: stopUrl }],
  });
  return { subject, content: { kind: 'email', subject, ...page, stopUrl } };
}
