/** Lines that cannot go: those that do not qualify (OP6), and those the source has too few of. */
import type { JSX } from 'solid-js';
import { Card } from '../ui/page.tsx';
import { Choices } from './choices.tsx';
import { fields, type SectionProps, sideBySide } from './section.ts';
import { linesThatStayWords, tooFewWords } from './settings-words.ts';

export function LinesCard(props: SectionProps): JSX.Element {
  return (
    <div class={sideBySide}>
      <Card title="Lines that do not qualify">
        <div class={fields}>
          <Choices
            legend="When some lines of an order cannot go"
            lead="A line goes where its SKU is on the source store, it is linked with stock tracking on, and its location is in a Location Group."
            words={linesThatStayWords}
            chosen={props.typed.linesThatStay}
            choose={(linesThatStay) => props.change({ linesThatStay })}
          />
        </div>
      </Card>
      <Card title="When the source has too few">
        <div class={fields}>
          <Choices
            legend="When the source store has fewer units than a line needs"
            lead="One short line never stops the others."
            words={tooFewWords}
            chosen={props.typed.tooFew}
            choose={(tooFew) => props.change({ tooFew })}
          />
        </div>
      </Card>
    </div>
  );
}
