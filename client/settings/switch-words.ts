/** What Order Push being on or off means for a store's orders, in a sentence or two. Pure. */
/** @param store `since` in ms: from when plan and switch both let orders go */
export function switchedWords(store: {
  storeName: string;
  planIncludes: boolean;
  on: boolean;
  since: number | null;
  sources: readonly { name: string }[];
}): string {
  const { storeName } = store;
  const sources = store.sources.map(({ name }) => name).join(', ');
  if (!store.on)
    return `Orders of ${storeName} stay there. Its stock is kept aligned all the same.`;
  if (!store.planIncludes)
    return `It is on, but this plan does not include it: orders of ${storeName} stay there until the plan is raised.`;
  if (!sources) return `No source store is connected to ${storeName}: nothing can go yet.`;
  return store.since === null
    ? `New orders go to ${sources}.`
    : `Orders placed since ${momentText(store.since)} go to ${sources}. Older ones go only when you say so.`;
}

const momentText = (at: number): string =>
  new Date(at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
