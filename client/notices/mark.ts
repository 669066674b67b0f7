/** Marks groups as read and unread, and says why where that failed. */
import { createSignal } from 'solid-js';
import { problemOf } from '../problem.ts';
import { queryClient } from '../reading.ts';
import { trpc } from '../trpc.ts';
import { say } from '../ui/toasts.tsx';

export type Mark = {
  isBusy: () => boolean;
  read: (groupIds: readonly string[]) => Promise<boolean>;
  unread: (groupId: string) => Promise<boolean>;
  /** @param upTo ms: when the newest of what was shown came; what came later stays unread */
  allRead: (upTo: number) => Promise<boolean>;
};

/** Each ends once what is shown was read again; answers whether it was done. */
export function createMark(): Mark {
  const [isBusy, setBusy] = createSignal(false);
  const act = async (call: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    try {
      await call();
      return true;
    } catch (error) {
      say(problemOf(error).says, 'bad');
      return false;
    } finally {
      await queryClient.invalidateQueries();
      setBusy(false);
    }
  };
  return {
    isBusy,
    read: (groupIds) =>
      act(() => Promise.all(groupIds.map((groupId) => trpc.notices.markRead.mutate({ groupId })))),
    unread: (groupId) => act(() => trpc.notices.markUnread.mutate({ groupId })),
    allRead: (upTo) => act(() => trpc.notices.markAllRead.mutate({ upTo })),
  };
}
