// What a figure of the bench is: how it is measured, and how what it measured stands beside its target.

/** Where a value must be for the bench to pass. A target changes only with a decision record. */
export type Target = { atMost: number } | { atLeast: number } | { exactly: number };

export type Measured = {
  /** Stable id, such as 'quiet-change-calls'. */
  id: string;
  /** The row in words. */
  what: string;
  value: number;
  unit: string;
  target: Target;
  /** What stands behind the value: counts by name, least and most of the rounds. */
  details?: string[];
  /** A better value aimed at: shown, never failed on. */
  aim?: number;
};

export type Figure = {
  id: string;
  /** Counts are exact on any machine; ratios are times paired in one run. */
  kind: 'count' | 'ratio';
  /** Measures; `say` tells the person who waits how far it is. Throws only on a bug. */
  measure: (say: (line: string) => void) => Promise<Measured[]>;
};

/** Whether a measured value is where its target wants it. */
export function meets({ value, target }: Pick<Measured, 'value' | 'target'>): boolean {
  if (Number.isNaN(value)) return false;
  if ('atMost' in target) return value <= target.atMost;
  if ('atLeast' in target) return value >= target.atLeast;
  return value === target.exactly;
}
