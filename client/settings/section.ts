/** What every section of Order Push Settings is given. */
import type { SettingsProblems, SettingsTyped } from './settings-fields.ts';

export type SectionProps = {
  typed: SettingsTyped;
  /** What is wrong, where it is shown already. */
  problems: SettingsProblems;
  change: (change: Partial<SettingsTyped>) => void;
};

/** The space within a section's card: what is in it stands side by side where there is room. */
export const fields = 'grid items-start gap-x-8 gap-y-5 px-4 pb-4 sm:px-[1.1rem]';

/** Two cards, or two groups within a card, where there is room. */
export const sideBySide = 'grid items-stretch gap-5 lg:grid-cols-2';
export const pairs = `${fields} lg:grid-cols-2`;
