/** When mail may come: quiet hours, the time of the daily digest, and the time zone both are meant in. */
import { createUniqueId, For, type JSX, Show } from 'solid-js';
import type { PersonSettings } from '../../src/notices/channel.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/page.tsx';
import { browserZone, timeZones } from './time-zones.ts';
import type { SettingsProblems } from './typed-settings.ts';

export function HoursCard(props: {
  settings: PersonSettings;
  problems: SettingsProblems;
  change: (change: Partial<PersonSettings>) => void;
}): JSX.Element {
  const id = createUniqueId();
  const quiet = () => props.settings.quiet;
  return (
    <Card title="When">
      <div class="grid items-start gap-x-8 gap-y-5 px-4 pb-4 sm:px-[1.1rem] lg:grid-cols-2">
        <fieldset class="min-w-0">
          <legend class="mb-1 text-[0.8125rem] font-semibold">Quiet hours</legend>
          <div class="flex items-start gap-2.5 py-1.5">
            <input
              id={`${id}-quiet`}
              type="checkbox"
              class="mt-0.5 size-4 shrink-0 accent-accent"
              checked={quiet() !== null}
              aria-describedby={`${id}-quiet-next`}
              onChange={(event) =>
                props.change({
                  quiet: event.currentTarget.checked ? { from: '22:00', to: '07:00' } : null,
                })
              }
            />
            <div class="min-w-0">
              <label for={`${id}-quiet`} class="block min-h-6">
                Send no mail in some hours
              </label>
              <p id={`${id}-quiet-next`} class="text-[0.8125rem] text-quiet">
                What falls into them is sent when they end. Webhooks go at any time.
              </p>
            </div>
          </div>
          <Show when={quiet()}>
            {(hours) => (
              <div class="ms-6.5 flex flex-wrap items-end gap-3">
                <Time
                  label="From"
                  value={hours().from}
                  isWrong={Boolean(props.problems.quiet)}
                  says={`${id}-quiet-wrong`}
                  write={(from) => props.change({ quiet: { ...hours(), from } })}
                />
                <Time
                  label="To"
                  value={hours().to}
                  isWrong={Boolean(props.problems.quiet)}
                  says={`${id}-quiet-wrong`}
                  write={(to) => props.change({ quiet: { ...hours(), to } })}
                />
              </div>
            )}
          </Show>
          <p id={`${id}-quiet-wrong`} class="ms-6.5 mt-1 text-[0.8125rem] text-bad">
            {props.problems.quiet}
          </p>
        </fieldset>
        <div class="flex flex-col gap-4">
          <div>
            <Time
              label="Daily digest at"
              value={props.settings.digestAt}
              isWrong={Boolean(props.problems.digestAt)}
              says={`${id}-digest-says`}
              write={(digestAt) => props.change({ digestAt })}
            />
            <p id={`${id}-digest-says`} class="mt-1 text-[0.8125rem] text-quiet">
              <Show
                when={props.problems.digestAt}
                fallback="One message with all of the day; none where there was nothing."
              >
                {(problem) => <span class="text-bad">{problem()}</span>}
              </Show>
            </p>
          </div>
          <div>
            <label for={`${id}-zone`} class="mb-1 block text-[0.8125rem] font-semibold">
              Time zone
            </label>
            <select
              id={`${id}-zone`}
              class="field w-full max-w-xs pe-8"
              onChange={(event) => props.change({ zone: event.currentTarget.value })}
            >
              <For each={timeZones(props.settings.zone)}>
                {(zone) => (
                  <option value={zone} selected={zone === props.settings.zone}>
                    {zone}
                  </option>
                )}
              </For>
            </select>
            <Show when={props.settings.zone !== browserZone()}>
              <p class="mt-1 flex flex-wrap items-center gap-2 text-[0.8125rem] text-quiet">
                This browser is in {browserZone()}.
                <Button small onClick={() => props.change({ zone: browserZone() })}>
                  Use that
                </Button>
              </p>
            </Show>
          </div>
        </div>
      </div>
    </Card>
  );
}

function Time(props: {
  label: string;
  value: string;
  isWrong: boolean;
  /** The id of what is said about it. */
  says: string;
  write: (time: string) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div>
      <label for={id} class="mb-1 block text-[0.8125rem] font-semibold">
        {props.label}
      </label>
      <input
        id={id}
        type="time"
        class="field"
        value={props.value}
        aria-invalid={props.isWrong ? 'true' : undefined}
        aria-describedby={props.says}
        onChange={(event) => props.write(event.currentTarget.value)}
      />
    </div>
  );
}
