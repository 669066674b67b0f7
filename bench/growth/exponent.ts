/** How work grows with size: the exponent of the power law that fits best. Pure. */

/**
 * Least squares over logarithms: 0 where the work stays the same, 1 where it grows as the size does.
 * @param points at least two sizes, all numbers positive
 */
export function fittedExponent(points: readonly { size: number; work: number }[]): number {
  if (points.length < 2 || points.some(({ size, work }) => size <= 0 || work <= 0))
    throw new Error('An exponent needs two sizes and work at each');
  const logs = points.map(({ size, work }) => ({ x: Math.log(size), y: Math.log(work) }));
  const mean = (of: (log: { x: number; y: number }) => number) =>
    logs.reduce((sum, log) => sum + of(log), 0) / logs.length;
  const x = mean((log) => log.x);
  const y = mean((log) => log.y);
  const along = logs.reduce((sum, log) => sum + (log.x - x) * (log.y - y), 0);
  return along / logs.reduce((sum, log) => sum + (log.x - x) ** 2, 0);
}
