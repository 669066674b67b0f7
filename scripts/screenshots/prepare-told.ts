// Has somebody told by mail and webhook, and a list of tracking numbers judged, so that their pages have something to show.
import { routerClient } from '../local/router-client.ts';
import type { RunFile } from '../local/run-file.ts';

export type Told = { list: string; mail: string };

/** @returns addresses of a judged list, and of a mail in the outbox */
export async function prepareTold(run: RunFile): Promise<Told> {
  const client = routerClient(run.dashboard);
  const kinds = [
    ['email', 'shipping@example.com'],
    ['webhook', 'https://hooks.example.com/crossdock'],
  ] as const;
  for (const [kind, address] of kinds) {
    const { id } = await client.notices.addChannel.mutate({ kind, address });
    if (kind === 'email') await client.notices.test.mutate({ id });
  }
  const [newest] = (await client.notices.outbox.query({})).rows;
  if (!newest) throw new Error('The test mail is not in the outbox.');
  const { id } = await client.trackingFiles.judge.mutate({ name: 'Carrier list.csv', text: lines });
  return { list: `/orders/tracking?file=${id}`, mail: `/outbox?mail=${newest.id}` };
}

/** Some of them ship, and others say why they do not. */
const lines = [
  'order,carrier,tracking number,sku,quantity',
  '#1002,UPS,1Z999AA10123456784,,',
  '#1001,Royal Mail,RM123456785GB,,',
  '#4711,DHL Express,1234567891,,',
  '#1002,UPS,,,',
].join('\n');
