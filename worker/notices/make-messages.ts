/** Makes messages of what waits for a channel: gathered mails, a digest, or a webhook for each notice. */
import type { ClaimedChannel } from '../../db/records/notice-turns.ts';
import {
  lastMessages,
  listWaiting,
  makeMessages,
  type NewMessage,
  readGroups,
} from '../../db/records/notice-turns-waiting.ts';
import { firstSettings } from '../../src/notices/channel.ts';
import { composeMail, namedPerGroup } from '../../src/notices/compose-mail.ts';
import { type Gathered, gatherMail, isOfItsOwn, repeatAfterMs } from '../../src/notices/gather.ts';
import type { MessageContent } from '../../src/notices/message.ts';
import { type NoticeKind, noticeKinds } from '../../src/notices/notice.ts';
import { stopAddress } from '../../src/notices/stop-link.ts';
import { nextDigest } from '../../src/notices/wall-clock.ts';
import { webhookBody } from '../../src/notices/webhook-body.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Edge } from '../edge.ts';

/** Notices that one mail takes, and webhooks that one turn makes. */
const perMail = 10_000;
const webhooksPerTurn = 50;

/**
 * @param quietEnd mail waits until then, ms; undefined outside quiet hours
 * @returns when more is to be made, ms; null where nothing waits but for a digest
 */
export async function makeDueMessages(
  edge: Edge,
  channel: ClaimedChannel,
  quietEnd: number | undefined,
): Promise<number | null> {
  return channel.kind === 'webhook'
    ? makeWebhooks(edge, channel)
    : makeMails(edge, channel, quietEnd);
}

async function makeWebhooks(edge: Edge, channel: ClaimedChannel): Promise<number | null> {
  const db = edge.database(channel.accountId);
  // A program reads no digest: what was meant for one goes to it at once as well.
  const atMost = webhooksPerTurn + 1;
  const waiting = [
    ...(await listWaiting(db, channel.id, 'at-once', atMost)),
    ...(await listWaiting(db, channel.id, 'digest', atMost)),
  ];
  const taken = waiting.slice(0, webhooksPerTurn).map(({ noticeId }) => noticeId);
  const groups = await readGroups(db, channel.accountId, taken, webhooksPerTurn);
  const contents = new Map(
    groups.flatMap(({ newest }) =>
      newest.map((notice) => [notice.id, webhookBody(notice, edge.config.publicUrl)] as const),
    ),
  );
  const messages = taken.flatMap((noticeId): NewMessage[] => {
    const content = contents.get(noticeId);
    if (!content) return [];
    return [
      { id: newId('nm'), purpose: 'notices', groupId: null, noticeIds: [noticeId], ...content },
    ];
  });
  const made = await makeMessages(db, channel, messages, null, edge.now());
  return made < messages.length || waiting.length > taken.length ? edge.now() : null;
}

async function makeMails(
  edge: Edge,
  channel: ClaimedChannel,
  quietEnd: number | undefined,
): Promise<number | null> {
  const db = edge.database(channel.accountId);
  const now = edge.now();
  const { id, digestDueAt } = channel;
  const isQuiet = quietEnd !== undefined;
  const isDigestDue = digestDueAt !== null && digestDueAt <= now;
  // Asked for apart: however many of one wait, the others do not wait for them.
  const atOnce = await listWaiting(db, id, 'at-once', isQuiet ? 1 : perMail);
  const digest = await listWaiting(db, id, 'digest', isDigestDue && !isQuiet ? perMail : 1);
  const nextDigestAt = nextDigest(now, channel.settings ?? firstSettings);
  if (isQuiet) {
    const until = isDigestDue ? quietEnd : (digestDueAt ?? nextDigestAt);
    await makeMessages(db, channel, [], digest.length > 0 ? until : null, now);
    return atOnce.length > 0 ? quietEnd : null;
  }
  const groupIds = new Set(atOnce.filter((one) => !isOfItsOwn(one)).map(({ groupId }) => groupId));
  const last = await lastMessages(db, id, [...groupIds], now - repeatAfterMs);
  const { messages, nextAt } = gatherMail([...atOnce, ...digest], last, isDigestDue, now);
  const made = await makeMessages(
    db,
    channel,
    await composed(edge, channel, messages),
    digestLeft(digest.length, digestDueAt, isDigestDue, nextDigestAt),
    now,
  );
  if (made < messages.length) return now;
  const mayBeMore = atOnce.length >= perMail || digest.length >= perMail;
  return mayBeMore && made > 0 ? now : nextAt;
}

/** When the next digest goes after this turn, ms. @param many wait for it: of one that is due, as many as it takes */
function digestLeft(
  many: number,
  digestDueAt: number | null,
  isDigestDue: boolean,
  nextDigestAt: number,
): number | null {
  // What one mail does not take goes in another right after it.
  if (isDigestDue) return many >= perMail ? digestDueAt : null;
  return many > 0 ? (digestDueAt ?? nextDigestAt) : null;
}

/** The mails with their words and their links that stop them. */
async function composed(
  edge: Edge,
  channel: ClaimedChannel,
  messages: readonly Gathered[],
): Promise<NewMessage[]> {
  if (messages.length === 0) return [];
  const { publicUrl } = edge.config;
  const stops = new Map<NoticeKind | 'all', string>();
  for (const kind of [...noticeKinds, 'all'] as const)
    stops.set(kind, await stopAddress(edge.cipher, publicUrl, { channelId: channel.id, kind }));
  const deps = { publicUrl, stopUrlOf: (kind: NoticeKind | 'all') => stops.get(kind) ?? '' };
  return Promise.all(
    messages.map(async (message): Promise<NewMessage> => {
      const db = edge.database(channel.accountId);
      const groups = await readGroups(db, channel.accountId, message.noticeIds, namedPerGroup);
      const content: MessageContent & { subject: string } = composeMail(
        message.purpose,
        groups,
        deps,
      );
      return { ...message, id: newId('nm'), subject: content.subject, content };
    }),
  );
}
