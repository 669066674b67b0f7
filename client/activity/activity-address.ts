/** What of the Activity page is shown, as it stands in the address: reloaded or shared, it is the same list. Pure. */
import { type ActivityGroup, groupNamed } from '../../src/activity/activity-groups.ts';

/** Days as `2026-11-23`, in the time of whoever looks; both belong to what is shown. */
export type Asked = {
  kind?: ActivityGroup | undefined;
  actor?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  cursor?: string | undefined;
};

/** The words of an address; what is none of ours is left out. */
export const askedOf = (params: Partial<Record<keyof Asked, string>>): Asked => ({
  kind: groupNamed(params.kind),
  actor: params.actor?.slice(0, 200) || undefined,
  from: dayNamed(params.from),
  to: dayNamed(params.to),
  cursor: params.cursor || undefined,
});

/** The day by its text. @returns undefined for a text that is no day */
function dayNamed(text: string | undefined): string | undefined {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const start = startOf(text);
  return Number.isNaN(start) || dayText(start) !== text ? undefined : text;
}

/** When a day begins here, ms. */
const startOf = (day: string, later = 0): number => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).getTime();
};

/** The day of a moment here, as an address has it. */
export function dayText(at: number): string {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The moments of its days, ms: from the first one's start, to before the last one's end, clocks put back or not. */
export const momentsOf = ({ from, to }: Asked): { from?: number; to?: number } => ({
  ...(from ? { from: Math.max(0, startOf(from)) } : {}),
  ...(to ? { to: Math.max(0, startOf(to, 1)) } : {}),
});

/** The page's path with what it shows; the store is added by whoever links (shell.to). */
export function activityPath({ kind, actor, from, to, cursor }: Asked): string {
  const search = new URLSearchParams();
  for (const [name, text] of Object.entries({ kind, actor, from, to, cursor }))
    if (text) search.set(name, text);
  return `/activity${search.size > 0 ? `?${search}` : ''}`;
}

/** The file of what is shown, all of its pages. */
export function csvPath(asked: Asked, storeId: string | undefined): string {
  const { from, to } = momentsOf(asked);
  const search = new URLSearchParams();
  const parts = { store: storeId, kind: asked.kind, actor: asked.actor, from, to };
  for (const [name, part] of Object.entries(parts))
    if (part !== undefined) search.set(name, String(part));
  return `/files/activity.csv${search.size > 0 ? `?${search}` : ''}`;
}
