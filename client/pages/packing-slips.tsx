/** Packing slips. */
import type { JSX } from 'solid-js';
import { Page } from '../ui/page.tsx';

export default function PackingSlipsPage(): JSX.Element {
  return <Page title="Packing slips">{undefined}</Page>;
}
