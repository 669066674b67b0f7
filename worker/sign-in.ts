/**
 * Writes down that a browser signed in. On one's own machine the account is open by itself (session.ts), so what counts
 * as a sign-in is the first time that a browser asks for what stands around every page: it gets a cookie that says it was
 * seen, which opens nothing, and stands on Activity once. Scripts and tests send no Sec-Fetch-Site and are not counted.
 */
import { notingActivity } from '../db/records/activity.ts';
import type { Edge } from './edge.ts';
import { reasonOf } from './reason-of.ts';
import type { Session } from './session.ts';

const cookieName = 'crossdock_seen';

const seenSeconds = 12 * 60 * 60;

/** @returns the Set-Cookie header of the answer; undefined where it is no sign-in */
export async function noteSignIn(
  request: Request,
  session: Session | undefined,
  edge: Pick<Edge, 'database' | 'now' | 'log'>,
): Promise<string | undefined> {
  if (!session || !isFirst(request)) return undefined;
  const id = crypto.randomUUID().replaceAll('-', '');
  const act = {
    ...{ actor: session.person, kind: 'signed-in' as const },
    // Not the cookie itself: whoever reads Activity must not be able to go on as that browser.
    ...{ subject: await shortHash(id), name: 'this machine' },
  };
  try {
    await notingActivity(edge.database(session.accountId), session.accountId, [act], edge.now());
  } catch (error) {
    // What was asked for is answered all the same, and the next page tries again.
    edge.log(`sign-in: not written down, ${reasonOf(error)}`);
    return undefined;
  }
  return `${cookieName}=${id}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${seenSeconds}`;
}

function isFirst(request: Request): boolean {
  if (request.headers.get('sec-fetch-site') !== 'same-origin') return false;
  const cookies = (request.headers.get('cookie') ?? '').split(';');
  if (cookies.some((cookie) => cookie.trim().startsWith(`${cookieName}=`))) return false;
  // Several procedures may come in one request: `/trpc/shell.get,overview.get`.
  const [, procedures = ''] = new URL(request.url).pathname.split('/trpc/');
  return procedures.replaceAll('%2C', ',').split(',').includes('shell.get');
}

async function shortHash(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash).subarray(0, 6), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
