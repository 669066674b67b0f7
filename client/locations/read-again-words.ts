/** What reading the locations again came of. Pure. */

/** @param read names of locations that a group uses and that are otherwise now */
export function readAgainSays({ closed, opened }: { closed: string[]; opened: string[] }): string {
  const news = [
    ...(closed.length > 0 ? [`Closed: ${closed.join(', ')}.`] : []),
    ...(opened.length > 0 ? [`Open again: ${opened.join(', ')}.`] : []),
  ];
  return [
    'The locations were read.',
    ...(news.length > 0 ? news : ['No group changes with them.']),
  ].join(' ');
}
