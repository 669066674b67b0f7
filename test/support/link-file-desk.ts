/** A person with a file of links: reads it as the page does, and looks at what would become of it. */
import { createBatches } from '../../client/link-file/batches.ts';
import { readRows } from '../../client/link-file/read-rows.ts';
import { account } from './account.ts';
import { personOf } from './person.ts';
import type { World, WorldStore } from './world.ts';

export const fileHead = 'destination_sku,destination_variant,source_sku,source_variant,status\n';

/** The connection from a world's source to one of its stores. */
export async function connectionTo({ database }: World, { id }: WorldStore): Promise<string> {
  const all = await database.db.query.connections.findMany();
  const connection = all.find((one) => one.destinationStoreId === id);
  if (!connection) throw new Error('no connection');
  return connection.id;
}

export function linkFileDesk(world: World, connectionId: string, accountId: string = account) {
  const me = () => personOf(world, accountId).linkFiles;

  /** Gives a file with this text or these bytes. @returns the file, judged; or why it cannot be read */
  const give = async (content: string | Uint8Array, name = 'links.csv') => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const batches = createBatches();
    let lines = 0;
    let fileId: string | undefined;
    const send = async (full: ReturnType<typeof batches.rest>) => {
      for (const batch of full) {
        fileId ??= (await me().begin({ connectionId, name })).fileId;
        lines += (await me().add({ fileId, lines: batch })).added;
      }
    };
    const pieces = {
      size: bytes.length,
      stream: () => new Response(Buffer.from(bytes)).body ?? never(),
    };
    for await (const piece of readRows(pieces)) {
      if (!piece.ok) return { problem: piece.failure };
      await send(batches.add(piece.value));
    }
    await send(batches.rest());
    return fileId ? me().finish({ fileId, lines }) : never();
  };

  /** The same where it must be readable. */
  const judged = async (content: string, name?: string): Promise<string> => {
    const file = await give(content, name);
    if (!('id' in file)) throw new Error(JSON.stringify(file));
    return file.id;
  };

  const counts = (fileId: string) => me().counts({ fileId });

  /** Lines with one verdict, briefly. */
  const lines = async (
    fileId: string,
    verdict: 'added' | 'changed' | 'removed' | 'same' | 'rejected',
  ) => (await me().lines({ fileId, verdict })).rows.map(({ line, why }) => ({ line, why }));

  return { me, give, judged, counts, lines };
}

function never(): never {
  throw new Error('nothing was read');
}
