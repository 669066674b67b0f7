/** Activity. */
import type { JSX } from 'solid-js';
import { Page } from '../ui/page.tsx';

export default function ActivityPage(): JSX.Element {
  return <Page title="Activity">{undefined}</Page>;
}
