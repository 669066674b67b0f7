// Looks for the customer's shipping mail where a person would: on the store's own page of sent mails.
import type { RunStore } from '../local/run-file.ts';
import type { Tried } from './steps.ts';

export type WantedMail = {
  to: string;
  /** The order's name, such as `#1001`. */
  order: string;
  tracking: { company: string; number: string };
};

/** Tried until a mail on the store's outbox page names the recipient, the order, the carrier and the number. */
export async function findMail(store: RunStore, wanted: WantedMail): Promise<Tried<undefined>> {
  const response = await fetch(`${store.adminUrl}/outbox`, { signal: AbortSignal.timeout(5000) });
  if (!response.ok) return { holds: false, seen: `HTTP ${response.status} from the outbox page` };
  return mailOn(await response.text(), wanted);
}

/** Pure. Whether one mail of the outbox page `markup` says all of what is wanted. */
export function mailOn(markup: string, wanted: WantedMail): Tried<undefined> {
  const { to, order, tracking } = wanted;
  const mails = markup
    .split(/<article\b/)
    .slice(1)
    .map(textOf);
  const about = mails.filter((text) => text.includes(tracking.number));
  const whole = about.filter((text) =>
    [to, order, tracking.company].every((piece) => text.includes(piece)),
  );
  if (whole.length === 1) {
    return { holds: true, note: `one mail to ${to} with ${tracking.number}`, value: undefined };
  }
  return {
    holds: false,
    seen: `${mails.length} mails, ${about.length} with the number, ${whole.length} of them to ${to} with order and carrier`,
  };
}

function textOf(markup: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => named[name] ?? '');
}
