/** The address of a run's own page. */
export const runPath = (id: string): string => `/reconciling/${encodeURIComponent(id)}`;
