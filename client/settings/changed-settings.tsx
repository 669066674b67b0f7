/** Order Push Settings that somebody else saved meanwhile, beside those that are typed here. Loaded once it happens. */
import type { JSX } from 'solid-js';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { differencesOf } from './settings-differences.ts';
import type { SettingsTyped } from './settings-fields.ts';

export default function ChangedSettings(props: {
  says: string;
  /** Undefined until they are read. */
  present: SettingsTyped | undefined;
  typed: SettingsTyped;
  keepMine: () => void;
  takePresent: () => void;
}): JSX.Element {
  return (
    <ChangedMeanwhile
      says={props.says}
      differences={props.present && differencesOf(props.present, props.typed)}
      keepMine={props.keepMine}
      takePresent={props.takePresent}
    />
  );
}
