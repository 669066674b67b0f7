// A store that answers what a test tells it to, and remembers what it was asked.
import type { PlatformOptions } from '../../../../src/platforms/platform-options.ts';

export type Asked = { operation: string; variables: Record<string, unknown>; request: Request };

type Reply = { data?: unknown; errors?: unknown; extensions?: unknown } | Response | Error;

/** Answers by operation name; a list is used up from the front, its last entry stays. */
export type Script = Record<string, Reply | Reply[] | ((asked: Asked) => Reply)>;

export const token = 'shpat_secret_0123456789';

/** @returns options for a client of this store, with everything asked of it */
export function scriptedStore(script: Script, over: Partial<PlatformOptions> = {}) {
  const asked: Asked[] = [];
  const reserved: { cost: number; lane: string }[] = [];
  const reported: unknown[] = [];
  const refusedEntry: string[] = [];
  const logged: string[] = [];
  const options: PlatformOptions = {
    baseUrl: 'http://store.test',
    token,
    fetch: async (request) => {
      const body = (await request.clone().json()) as {
        operationName: string;
        variables: Record<string, unknown>;
      };
      const one = { operation: body.operationName, variables: body.variables, request };
      asked.push(one);
      return answer(script, one);
    },
    gate: {
      reserve: async (cost, lane) => {
        reserved.push({ cost, lane });
        return { ok: true };
      },
      report: async (status) => {
        reported.push(status);
      },
      refusedEntry: async (why) => {
        refusedEntry.push(why);
      },
    },
    now: () => Date.parse('2026-11-23T12:00:00Z'),
    log: (line) => logged.push(line),
    ...over,
  };
  return { options, asked, reserved, reported, refusedEntry, logged };
}

function answer(script: Script, asked: Asked): Response {
  const entry = script[asked.operation];
  if (entry === undefined) throw new Error(`The script has no answer for ${asked.operation}`);
  const reply =
    typeof entry === 'function' ? entry(asked) : Array.isArray(entry) ? next(entry) : entry;
  if (reply instanceof Error) throw reply;
  return reply instanceof Response ? (reply.clone() as Response) : Response.json(reply);
}

function next(replies: Reply[]): Reply {
  const reply = replies.length > 1 ? replies.shift() : replies[0];
  if (reply === undefined) throw new Error('The script has an empty list of answers');
  return reply;
}

/** A page of a connection. */
export const page = <Row>(nodes: Row[], endCursor: string | null = null) => ({
  nodes,
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
});

/** An amount as Shopify nests it. */
export const money = (amount: string, currencyCode = 'USD') => ({
  shopMoney: { amount, currencyCode },
});
