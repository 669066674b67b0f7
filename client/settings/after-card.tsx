/** What follows at this store when something happens to the source order after the push (RV2). */
import type { JSX } from 'solid-js';
import { Card } from '../ui/page.tsx';
import { Choices } from './choices.tsx';
import { fields, type SectionProps } from './section.ts';
import { sourceRefundWords } from './settings-words.ts';
import type { PushStore } from './types.ts';

export function AfterCard(props: SectionProps & { store: PushStore }): JSX.Element {
  return (
    <Card title="After the push">
      <div class={fields}>
        <Choices
          legend="When the source refunds an order"
          lead={`A source store refunds units of an order it was pushed. The customer paid at ${props.store.storeName}, so only this store can give the money back.`}
          words={sourceRefundWords}
          chosen={props.typed.sourceRefunds}
          choose={(sourceRefunds) => props.change({ sourceRefunds })}
        />
      </div>
    </Card>
  );
}
