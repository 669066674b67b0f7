/** Asks another server within limits: of time, of what is read of its answer, and without following it elsewhere. */

export type Asked = {
  status: number;
  headers: Headers;
  /** The beginning of its body. */
  text: string;
};

export type AskLimits = {
  /** For the whole of it, ms. */
  withinMs: number;
  /** Bytes that are read of the answer. */
  bytesMax: number;
};

/** @returns its answer; or the reason why none came, in words for a log */
export async function askWithin(
  fetch: (request: Request) => Promise<Response>,
  url: string,
  request: { method: 'GET' | 'POST'; headers: Record<string, string>; body?: string },
  { withinMs, bytesMax }: AskLimits,
): Promise<Asked | string> {
  const signal = AbortSignal.timeout(withinMs);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  // Where nobody waits for it any more, its end is of no interest.
  late.catch(() => undefined);
  try {
    const asked = fetch(new Request(url, { ...request, redirect: 'manual', signal }));
    const answer = await Promise.race([asked, late]);
    const text = await Promise.race([beginningOf(answer, bytesMax), late]);
    return { status: answer.status, headers: answer.headers, text };
  } catch {
    return signal.aborted
      ? `No answer within ${withinMs / 1000} seconds.`
      : 'No answer: it could not be reached, or closed the connection.';
  }
}

/** The beginning of a body as text; the rest is not waited for. */
async function beginningOf(answer: Response, bytesMax: number): Promise<string> {
  const reader = answer.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let left = bytesMax;
  while (left > 0) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    const bytes: Uint8Array = value.subarray(0, left);
    left -= bytes.byteLength;
    text += decoder.decode(bytes, { stream: true });
  }
  await reader.cancel();
  return text;
}

/**
 * How long an answer asks to wait, ms; undefined where it does not, or not so that one could say.
 * `Retry-After` holds seconds or a date (RFC 9110, 10.2.3).
 */
export function retryAfterOf(headers: Headers, now: number): number | undefined {
  const asked = headers.get('retry-after')?.trim() ?? '';
  const ms = /^\d{1,9}$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - now;
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}
