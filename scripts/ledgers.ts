// `npm run ledgers`: rebuilds every number of every ledger from its movements and compares; with --rewrite, writes the
// pages' copies anew as well. Ends with 1 where a number is not what its movements add up to.

import { localArguments } from './local/local-arguments.ts';
import { failureSentence, routerClient } from './local/router-client.ts';
import { liveInstance } from './local/run-file.ts';

try {
  const rewrite = process.argv.includes('--rewrite');
  const { folder } = localArguments(process.argv.slice(2).filter((word) => word !== '--rewrite'));
  const live = await liveInstance(folder);
  if (!live)
    throw new Error(
      'Crossdock does not run here. Type npm start first, then this again in another terminal.',
    );
  const { ledgers } = routerClient(live.dashboard);
  type After = Parameters<typeof ledgers.compare.query>[0]['after'];
  let compared = 0;
  let wrong = 0;
  for (let after: After, more = true; more; more = after !== undefined) {
    const page = await ledgers.compare.query({ after });
    compared += page.compared.length;
    for (const ledger of page.compared)
      for (const { what, kept, rebuilt } of ledger.wrong) {
        wrong += 1;
        console.log(`✗ ${ledger.sku}: ${what} is ${kept}, its movements add up to ${rebuilt}`);
      }
    after = page.next;
  }
  console.log(`${compared} ledgers compared with their movements: ${wrong} numbers differ.`);
  if (wrong > 0) process.exitCode = 1;
  if (rewrite) {
    let written = 0;
    for (let after: After, more = true; more; more = after !== undefined) {
      const page = await ledgers.rewritePages.mutate({ after });
      written += page.written;
      after = page.next;
    }
    console.log(`${written} ledgers written to the pages anew.`);
  }
} catch (error) {
  console.error(failureSentence(error));
  process.exitCode = 1;
}
