/** Sends one request and reads its answer whole, within a time and a size. Knows nothing of GraphQL. */
import { fail, ok, type Result } from '../../shared/result.ts';

/** Why there is no answer that can be read. */
export type PostFailure =
  /** Nothing was sent: there is nobody at this address, or the request could not be made. */
  | { kind: 'not-sent'; why: string }
  /** It may have been sent, and taken effect: the answer was cut or late. */
  | { kind: 'no-answer'; why: string }
  /** An answer came, longer than we read. */
  | { kind: 'too-long'; why: string };

export type Posted = { status: number; headers: Headers; text: string };

/** Answers of our operations stay far below this. */
const largestReply = 8 * 1024 * 1024;

/**
 * These prove that no connection came about; every other network error may have come after the store acted. Only Node
 * names them: in workerd a refused connection looks like one that was cut.
 */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

class ReplyTooLarge extends Error {}
class TimedOut extends Error {}

/**
 * @param request built inside, so that a bad address or token is a failure and not an error
 * @param limitMs for the whole exchange, up to the last byte
 */
export async function post(
  send: (request: Request) => Promise<Response>,
  request: { url: string; headers: Record<string, string>; body: string },
  limitMs: number,
): Promise<Result<Posted, PostFailure>> {
  let built: Request;
  const controller = new AbortController();
  try {
    built = new Request(request.url, {
      method: 'POST',
      headers: request.headers,
      body: request.body,
      // A token must not follow a redirect to another host.
      redirect: 'manual',
      signal: controller.signal,
    });
  } catch {
    // The runtime's own words may quote the token.
    return fail({ kind: 'not-sent', why: 'the store address or its token is malformed' });
  }
  try {
    return ok(await within(limitMs, controller, async () => readWhole(await send(built))));
  } catch (error) {
    if (error instanceof TimedOut)
      return fail({ kind: 'no-answer', why: `no answer within ${limitMs / 1000} s` });
    if (error instanceof ReplyTooLarge)
      return fail({ kind: 'too-long', why: `an answer of more than ${largestReply} bytes` });
    const codes = codesOf(error);
    const why = ['the connection failed', ...codes].join(' ');
    const refused = codes.length > 0 && codes.every((code) => neverConnected.has(code));
    return fail({ kind: refused ? 'not-sent' : 'no-answer', why });
  }
}

/** Ends at the limit even where `work` does not listen to the signal. */
async function within<T>(
  limitMs: number,
  controller: AbortController,
  work: () => Promise<T>,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TimedOut());
      controller.abort();
    }, limitMs);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function readWhole(response: Response): Promise<Posted> {
  const { status, headers } = response;
  const reader = response.body?.getReader();
  if (!reader) return { status, headers, text: '' };
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { status, headers, text: text + decoder.decode() };
    size += value.byteLength;
    if (size > largestReply) {
      await reader.cancel();
      throw new ReplyTooLarge();
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** The system's codes behind a failed fetch; Node hides them in `cause`, and in `errors` where it tried two addresses. */
function codesOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const cause = 'cause' in error ? error.cause : undefined;
  if (typeof cause === 'object' && cause !== null) return codesOf(cause);
  const tried =
    'errors' in error && Array.isArray(error.errors) ? error.errors.flatMap(codesOf) : [];
  if (tried.length > 0) return [...new Set(tried)];
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(code) ? [code] : [];
}
