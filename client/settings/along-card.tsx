/** What goes along to the source store beside the lines: e-mail, shipping method, tags, note. */
import type { JSX } from 'solid-js';
import { tagLimits } from '../../src/order-push/settings.ts';
import { Card } from '../ui/page.tsx';
import { Choices } from './choices.tsx';
import { pairs, type SectionProps } from './section.ts';
import { alongWords, emailWords, shippingWords } from './settings-words.ts';
import { TextField } from './text-field.tsx';
import { Tick } from './tick.tsx';

export function AlongCard(props: SectionProps): JSX.Element {
  const email = () => props.typed.email;
  const shipping = () => props.typed.shipping;
  return (
    <Card title="What goes along">
      <div class={pairs}>
        <Choices
          legend="E-mail on the source order"
          words={emailWords}
          chosen={email().use}
          choose={(use) => props.change({ email: { ...email(), use } })}
          under={{
            own: () => (
              <TextField
                label="E-mail address"
                type="email"
                maxLength={254}
                value={email().address}
                problem={props.problems.email}
                write={(address) => props.change({ email: { use: 'own', address } })}
              />
            ),
          }}
        />
        <Choices
          legend="Shipping method"
          words={shippingWords}
          chosen={shipping().method}
          choose={(method) => props.change({ shipping: { ...shipping(), method } })}
          under={{
            named: () => (
              <TextField
                label="Name of the method"
                hint="As the source store knows it, such as Standard."
                maxLength={200}
                value={shipping().title}
                problem={props.problems.title}
                write={(title) => props.change({ shipping: { method: 'named', title } })}
              />
            ),
          }}
        />
        <TextField
          label="Tags"
          hint={`For every source order, with commas between them; ${tagLimits.many} at most. Crossdock adds its own.`}
          maxLength={1000}
          value={props.typed.tags}
          problem={props.problems.tags}
          write={(tags) => props.change({ tags })}
        />
        <div>
          <Tick
            words={alongWords.copyTags}
            ticked={props.typed.copyTags}
            tick={(copyTags) => props.change({ copyTags })}
          />
          <Tick
            words={alongWords.copyNote}
            ticked={props.typed.copyNote}
            tick={(copyNote) => props.change({ copyNote })}
          />
        </div>
      </div>
    </Card>
  );
}
