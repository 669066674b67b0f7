/** Servers of a story beside the stores: a person's own receiver of webhooks, and a mail provider that knows keys again. */
import { vi } from 'vitest';

export type Heard = { at: string; headers: Record<string, string>; body: string };

/** Keeps every request, and answers as told. */
export function receiver(answer: (heard: Heard[]) => Response | Promise<Response>) {
  const heard: Heard[] = [];
  return {
    heard,
    answer: async (request: Request): Promise<Response> => {
      heard.push({
        at: request.url,
        headers: Object.fromEntries(request.headers),
        body: await request.text(),
      });
      return answer(heard);
    },
  };
}

/** As Resend: a key that was heard before is answered alike, and no mail goes. */
export function keyedProvider() {
  const mails = new Map<string, unknown>();
  return {
    mails,
    answer: async (request: Request): Promise<Response> => {
      const key = request.headers.get('idempotency-key') ?? crypto.randomUUID();
      const mail: unknown = await request.json();
      if (!mails.has(key)) mails.set(key, mail);
      return Response.json({ id: `re_${[...mails.keys()].indexOf(key)}` });
    },
  };
}

/** Runs what reads the machine's clock at a story's time. @param at ms */
export async function atTime<Outcome>(
  at: number,
  run: () => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  vi.useFakeTimers({ toFake: ['Date'], now: at });
  try {
    return await run();
  } finally {
    vi.useRealTimers();
  }
}
