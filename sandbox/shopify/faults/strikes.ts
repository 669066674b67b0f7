// Decides whether a fault strikes, and counts down the certain ones.
import type { Chance } from './fault-settings.ts';

/**
 * @param chance counted down in place when one of its certain strikes is used up
 * @param subjects the topics or root fields at hand
 * @param random 0 to 1; asked only where a probability decides
 */
export function strikes(chance: Chance, subjects: string[], random: () => number): boolean {
  const { only } = chance;
  if (only !== null && !subjects.some((subject) => only.includes(subject))) return false;
  if (chance.next > 0) {
    chance.next -= 1;
    return true;
  }
  return chance.probability > 0 && random() < chance.probability;
}
