/**
 * Where links in mail stop it, without signing in: the sealed token is the proof. GET shows what would stop and changes
 * nothing, since mail programs and scanners open links; POST stops it: by the page's button, or by the mail program's own
 * one click, which sends no cookie and comes from anywhere (RFC 8058).
 */
import {
  type KeptChannel,
  loadChannelOfLink,
  pauseChannel,
  stopKind,
} from '../../db/records/notice-channels.ts';
import type { ChannelWishes } from '../../src/notices/channel.ts';
import { maskedAddress } from '../../src/notices/masked-address.ts';
import { noticeTable } from '../../src/notices/notice-words.ts';
import { openStopLink, type Stop } from '../../src/notices/stop-link.ts';
import type { Edge } from '../edge.ts';
import { channelAct, wishesChange } from '../trpc/notice-acts.ts';
import { type StopPage, stopPage } from './stop-page.ts';

/** @returns a page for people: 404 where the link is none of ours, 405 for what is neither GET nor POST */
export async function stopNoticesRoute(request: Request, edge: Edge): Promise<Response> {
  const settingsUrl = `${edge.config.publicUrl}/settings/notifications`;
  const answer = (page: Omit<StopPage, 'settingsUrl'>) => stopPage({ ...page, settingsUrl });
  const { method, url } = request;
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST')
    return answer({ status: 405, title: 'This link is only opened', says: 'Nothing was changed.' });
  const token = new URL(url).searchParams.get('t') ?? '';
  const stop = await openStopLink(edge.cipher, token);
  if (!stop)
    return answer({
      status: 404,
      title: 'This link stops nothing',
      says: 'It is not complete, or not one of ours. Open the mail again and follow the link in it, or turn mail off in the settings.',
    });
  // A link names a channel and no account: it is found where accounts are not told apart.
  const channel = await loadChannelOfLink(edge.database(undefined), stop.channelId);
  if (!channel)
    return answer({
      status: 200,
      title: 'Nothing goes there any more',
      says: 'The address was taken away in the settings.',
    });
  const to = maskedAddress(channel);
  const what =
    stop.kind === 'all' ? 'No notices' : `No notices of the kind “${noticeTable[stop.kind].name}”`;
  if (isStopped(channel, stop))
    return answer({ status: 200, title: 'Stopped', says: `${what} go to ${to} any more.` });
  if (method !== 'POST')
    return answer({
      status: 200,
      title: 'Stop these notices?',
      says: `${what} would go to ${to} any more. In the dashboard they stay.`,
      button: 'Stop them',
    });
  await stopAtOnce(edge, channel, stop);
  return answer({
    status: 200,
    title: 'Stopped',
    says: `${what} go to ${to} any more. You can turn them on again in the settings.`,
  });
}

/** A kind that is newer than what was saved is off. */
const isStopped = ({ state, wishes }: KeptChannel, { kind }: Stop): boolean =>
  kind === 'all'
    ? state === 'paused'
    : ((wishes as Partial<ChannelWishes>)[kind] ?? 'off') === 'off';

async function stopAtOnce(edge: Edge, channel: KeptChannel, { kind }: Stop): Promise<void> {
  const { id, accountId, personId, wishes } = channel;
  const db = edge.database(accountId);
  const owner = { accountId, personId };
  // Whoever has the mail: nobody is signed in.
  const actor = maskedAddress(channel);
  if (kind === 'all') {
    const why = 'by-hand';
    const act = channelAct(actor, 'channel-paused', channel, { after: why });
    await pauseChannel(db, owner, { id, why }, act, edge.now());
  } else {
    const change = wishesChange(wishes, { ...wishes, [kind]: 'off' });
    const act = channelAct(actor, 'channel-changed', channel, change);
    await stopKind(db, owner, { id, kind }, act, edge.now());
  }
  await edge.tell(accountId, { of: 'orders' });
}
