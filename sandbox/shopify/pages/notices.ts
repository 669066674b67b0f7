// Keeps what a form led to until the page after the redirect has shown it.

export type Notice = { kind: 'done' | 'refused'; text: string };

export type Notices = {
  /** @returns the key the next page's address carries as `?notice=` */
  keep(notice: Notice): string;
  /** the notice of that key, once */
  take(key: string | null): Notice | undefined;
};

const most = 50;

/** @returns notices in memory: one that is never fetched makes room for the fifty-first after it */
export function openNotices(): Notices {
  const kept = new Map<string, Notice>();
  let last = 0;
  return {
    keep: (notice) => {
      last += 1;
      const key = String(last);
      kept.set(key, notice);
      kept.delete(String(last - most));
      return key;
    },
    take: (key) => {
      const notice = kept.get(key ?? '');
      kept.delete(key ?? '');
      return notice;
    },
  };
}
