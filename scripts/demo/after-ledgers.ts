// Asks the dashboard whether its ledgers add up, as `npm run ledgers` does.
import { routerClient } from '../local/router-client.ts';

/** Rebuilds each ledger's numbers from its movements. @returns how many there are, and those that differ in words */
export async function ledgersDifference(
  dashboard: string,
): Promise<{ compared: number; wrong: string[] }> {
  const { ledgers } = routerClient(dashboard);
  type After = Parameters<typeof ledgers.compare.query>[0]['after'];
  let compared = 0;
  const wrong: string[] = [];
  for (let after: After, more = true; more; more = after !== undefined) {
    const page = await ledgers.compare.query({ after });
    compared += page.compared.length;
    for (const { sku, wrong: differing } of page.compared)
      for (const { what, kept, rebuilt } of differing)
        wrong.push(`${sku}: ${what} is ${kept}, its movements add up to ${rebuilt}`);
    after = page.next;
  }
  return { compared, wrong };
}
