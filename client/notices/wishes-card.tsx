/** What is told where: every kind of notice against the bell and each channel, off, at once or in the daily digest. */
import { For, type JSX } from 'solid-js';
import { type ChannelMode, channelModes } from '../../src/notices/channel.ts';
import { type NoticeKind, noticeKinds } from '../../src/notices/notice.ts';
import { noticeTable } from '../../src/notices/notice-words.ts';
import { Card } from '../ui/page.tsx';
import { type Column, RowsTable } from '../ui/rows-table.tsx';
import { kindWords, modeWords } from './notice-settings-words.ts';
import { modeOf, type Typed } from './typed-settings.ts';
import type { ShownChannel } from './types.ts';

export function WishesCard(props: {
  typed: Typed;
  channels: readonly ShownChannel[];
  mute: (kind: NoticeKind, isMuted: boolean) => void;
  wish: (channelId: string, kind: NoticeKind, mode: ChannelMode) => void;
}): JSX.Element {
  const columns = (): Column[] => [
    { name: 'What' },
    { name: 'In the app' },
    ...props.channels.map(({ address }) => ({ name: shortAddress(address) })),
  ];
  return (
    <Card title="What you are told, and where">
      <div class="overflow-x-auto">
        <RowsTable label="What you are told, and where" columns={columns()}>
          <For each={noticeKinds}>
            {(kind) => (
              <tr role="row">
                <td role="cell" class="min-w-56 max-sm:col-span-full">
                  <div class="font-medium">{noticeTable[kind].name}</div>
                  <div class="text-[0.8125rem] text-quiet">{kindWords[kind]}</div>
                </td>
                <td role="cell" data-label="In the app">
                  <input
                    type="checkbox"
                    class="size-6 accent-accent sm:size-5"
                    aria-label={`${noticeTable[kind].name}, in the app`}
                    checked={!props.typed.settings.muted.includes(kind)}
                    onChange={(event) => props.mute(kind, !event.currentTarget.checked)}
                  />
                </td>
                <For each={props.channels}>
                  {(channel) => (
                    <td role="cell" data-label={shortAddress(channel.address)}>
                      <select
                        class="field w-full min-w-32 pe-8 sm:w-auto"
                        aria-label={`${noticeTable[kind].name}, to ${channel.address}`}
                        onChange={(event) => {
                          const chosen = event.currentTarget.value;
                          const mode = channelModes.find((one) => one === chosen);
                          if (mode) props.wish(channel.id, kind, mode);
                        }}
                      >
                        <For each={channelModes}>
                          {(mode) => (
                            <option
                              value={mode}
                              selected={modeOf(props.typed.wishes[channel.id], kind) === mode}
                            >
                              {modeWords[mode]}
                            </option>
                          )}
                        </For>
                      </select>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </RowsTable>
      </div>
    </Card>
  );
}

/** Of a web address its host; long ones end in dots. */
const shortAddress = (address: string): string => {
  const short = address.startsWith('https://') ? address.slice(8).split('/')[0] : address;
  return short && short.length > 28 ? `${short.slice(0, 27)}…` : (short ?? address);
};
