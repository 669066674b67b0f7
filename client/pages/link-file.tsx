/** Links as a file (OP5): out as they are, in with what the file would do shown first. Nothing changes before Apply. */
import { useSearchParams } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import BackIcon from '~icons/lucide/arrow-left';
import ConnectionsIcon from '~icons/lucide/unplug';
import { ConnectionChooser } from '../inventory/connection-chooser.tsx';
import { ChooseCard } from '../link-file/choose-card.tsx';
import { FilesCard } from '../link-file/files-card.tsx';
import { FormatCard } from '../link-file/format-card.tsx';
import { ReadFile } from '../link-file/read-file.tsx';
import { createReading } from '../reading.ts';
import { useShell } from '../shell/shell-state.tsx';
import { trpc } from '../trpc.ts';
import { Page } from '../ui/page.tsx';
import { NothingYet, Outdated } from '../ui/states.tsx';
import { WhenRead } from '../ui/when-read.tsx';
import { Missing } from './not-found.tsx';

export default function LinkFilePage(): JSX.Element {
  const shell = useShell();
  const [params, setParams] = useSearchParams<{ connection?: string; file?: string }>();
  const connections = createReading(() => ({
    key: ['allowances'],
    read: () => trpc.inventory.allowances.get.query(),
  }));
  const chosen = () => {
    const all = connections.data ?? [];
    if (params.connection) return all.find((one) => one.connectionId === params.connection);
    const own = shell.chosenId();
    return all.find((one) => one.destinationStoreId === own || one.sourceStoreId === own) ?? all[0];
  };
  const isUnknown = () => Boolean(params.connection && connections.data && !chosen());
  const open = (query: { connection: string; file: string | undefined }) =>
    setParams({ ...query, view: undefined, after: undefined });
  const back = () => {
    const connection = chosen()?.connectionId;
    return shell.to(connection ? `/products?connection=${connection}` : '/products');
  };
  return (
    <Show
      when={!isUnknown()}
      fallback={<Missing title="No such connection">This connection is not known here.</Missing>}
    >
      <Page
        title="Links as a file"
        lead="Link, pause and unlink many SKUs at once. What a file would do is shown first; nothing changes before you press Apply."
        above={
          <a class="link inline-flex items-center gap-1.5" href={back()}>
            <BackIcon class="size-4" aria-hidden="true" />
            Products
          </a>
        }
      >
        <Outdated problem={connections.data && connections.problem} again={connections.again} />
        <WhenRead reading={connections} rows={5} what="the connections" bringsCards>
          {(all) => (
            <Show when={chosen()?.connectionId} keyed fallback={<NoConnection />}>
              {(connectionId) => (
                <>
                  <ConnectionChooser
                    connections={all()}
                    chosen={connectionId}
                    choose={(connection) => open({ connection, file: undefined })}
                  />
                  <Show
                    when={params.file}
                    keyed
                    fallback={
                      <Give
                        connectionId={connectionId}
                        read={(file) => open({ connection: connectionId, file })}
                      />
                    }
                  >
                    {(fileId) => (
                      <ReadFile
                        fileId={fileId}
                        another={() => open({ connection: connectionId, file: undefined })}
                      />
                    )}
                  </Show>
                </>
              )}
            </Show>
          )}
        </WhenRead>
      </Page>
    </Show>
  );
}

function Give(props: { connectionId: string; read: (fileId: string) => void }): JSX.Element {
  const shell = useShell();
  const files = createReading(() => {
    const { connectionId } = props;
    return {
      key: ['link-files', connectionId],
      read: () => trpc.linkFiles.list.query({ connectionId }),
    };
  });
  return (
    <>
      <ChooseCard connectionId={props.connectionId} read={props.read} />
      <FormatCard connectionId={props.connectionId} />
      <FilesCard
        files={files.data?.files ?? []}
        link={(file) =>
          shell.to(
            `/products/file?${new URLSearchParams({ connection: props.connectionId, file })}`,
          )
        }
      />
    </>
  );
}

const NoConnection = () => (
  <div class="card">
    <NothingYet icon={ConnectionsIcon} title="No stores are connected yet">
      Once a source and a destination are connected, their links are taken out and given here.
    </NothingYet>
  </div>
);
