/** Pick list. */
import type { JSX } from 'solid-js';
import { Page } from '../ui/page.tsx';

export default function PickListPage(): JSX.Element {
  return <Page title="Pick list">{undefined}</Page>;
}
