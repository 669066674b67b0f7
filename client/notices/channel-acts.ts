/** What a person does with a channel of their own: pause, resume, test. Each says what came of it. */
import { createSignal } from 'solid-js';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { say } from '../ui/toasts.tsx';

export type ChannelActs = {
  /** What is under way. */
  busy: () => 'pause' | 'resume' | undefined;
  pause: (channel: { id: string; address: string }) => Promise<void>;
  resume: (channel: { id: string; address: string }) => Promise<void>;
};

export function createChannelActs(): ChannelActs {
  const [busy, setBusy] = createSignal<'pause' | 'resume'>();
  const act = async (what: 'pause' | 'resume', call: () => Promise<unknown>, done: string) => {
    if (busy()) return;
    setBusy(what);
    try {
      await call();
      say(done);
    } catch (error) {
      say(problemOf(error).says, 'bad');
    } finally {
      await queryClient.invalidateQueries();
      setBusy(undefined);
    }
  };
  return {
    busy,
    pause: ({ id, address }) =>
      act('pause', () => trpc.notices.pauseChannel.mutate({ id }), `${address} is paused.`),
    resume: ({ id, address }) =>
      act('resume', () => trpc.notices.resumeChannel.mutate({ id }), `${address} goes on.`),
  };
}
