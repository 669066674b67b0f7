/** What a list has to look like, and one to begin with. */
import type { JSX } from 'solid-js';
import OutIcon from '~icons/lucide/download';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/page.tsx';

/** Loaded when it is pressed. */
const template = async () => (await import('./save-lines.ts')).saveTemplate();

export const FormatCard = (): JSX.Element => (
  <Card
    title="How a list looks"
    class="mb-5"
    beside={
      <Button small icon={OutIcon} onClick={() => void template()}>
        Template
      </Button>
    }
  >
    <div class="flex flex-col gap-2 px-4 pb-4 text-quiet sm:px-[1.1rem]">
      <p>
        Without a first line that names columns: order and number, or order, carrier and number.
        With one, in any order: <code>order</code>, <code>carrier</code>,{' '}
        <code>tracking_number</code>, and where they are needed <code>store</code>, <code>sku</code>{' '}
        and <code>quantity</code>.
      </p>
      <p>
        An order goes by its number at the selling store or at yours. Without a SKU, all that is
        left of it ships; for several parcels, write a line for each SKU and number. An empty
        carrier is completed where the number fits exactly one.
      </p>
    </div>
  </Card>
);
