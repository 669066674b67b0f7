/** How a channel is called where others read it: enough to know it by, not enough to write to. */
import type { ChannelKind } from './channel.ts';

/** @returns `d…@example.com` of a mail address, and of a webhook its host: what follows may be a secret */
export function maskedAddress(channel: { kind: ChannelKind; address: string }): string {
  if (channel.kind === 'webhook')
    return URL.canParse(channel.address) ? new URL(channel.address).host : 'a webhook';
  const at = channel.address.lastIndexOf('@');
  const [first = ''] = channel.address;
  return `${first}…${channel.address.slice(at)}`;
}
