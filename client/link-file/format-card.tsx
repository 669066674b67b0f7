/** The links as they are, to take out; what a file has to look like; and one to begin with. */
import type { JSX } from 'solid-js';
import OutIcon from '~icons/lucide/download';
import { ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/page.tsx';

export const FormatCard = (props: { connectionId: string }): JSX.Element => (
  <Card
    title="Take the links out"
    class="mb-5"
    beside={
      <span class="flex flex-wrap gap-2">
        <ButtonLink small href="/files/links-template.csv" download="">
          Template
        </ButtonLink>
        <ButtonLink
          small
          icon={OutIcon}
          href={`/files/links.csv?connection=${encodeURIComponent(props.connectionId)}`}
          download=""
        >
          Download all links
        </ButtonLink>
      </span>
    }
  >
    <div class="flex flex-col gap-2 px-4 pb-4 text-quiet sm:px-[1.1rem]">
      <p>
        The first line names the columns, in any order: <code>destination_sku</code>,{' '}
        <code>destination_variant</code>, <code>source_sku</code>, <code>source_variant</code> and{' '}
        <code>status</code>, which is <code>linked</code>, <code>paused</code> or{' '}
        <code>unlinked</code>. Further columns are left out.
      </p>
      <p>
        A variant decides, and its SKU is only compared. A SKU alone must stand exactly once at its
        store; case counts. Without a source, a line is about the link that is there. Unlinking
        leaves a store’s stock as it is.
      </p>
    </div>
  </Card>
);
