/** Whether a line is the same at both orders, in an icon and a word. */
import type { JSX } from 'solid-js';
import AgreesIcon from '~icons/lucide/equal';
import DiffersIcon from '~icons/lucide/equal-not';
import { Badge } from '../ui/badge.tsx';

export const StandingBadge = (props: { differs: boolean }): JSX.Element => (
  <Badge tone={props.differs ? 'wait' : 'good'} icon={props.differs ? DiffersIcon : AgreesIcon}>
    {props.differs ? 'Differs' : 'Agrees'}
  </Badge>
);
