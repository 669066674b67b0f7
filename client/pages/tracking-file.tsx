/** Tracking numbers. */
import type { JSX } from 'solid-js';
import { Page } from '../ui/page.tsx';

export default function TrackingFilePage(): JSX.Element {
  return <Page title="Tracking numbers">{undefined}</Page>;
}
