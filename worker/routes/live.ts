/** Opens a dashboard's socket: for a signed-in account, from our own pages, handed to the account's AccountFeed. */
import type { Config } from '../edge.ts';
import type { Env } from '../env.ts';
import { isSameSite, openSession } from '../session.ts';

/** Answers a request for a WebSocket: 101 with the socket, or why not. */
export async function liveRoute(request: Request, env: Env, config: Config): Promise<Response> {
  // A browser lets any page open a socket anywhere, with our cookies, and always says whose page it is. A program that
  // wants one says ours: without that word nothing tells the two apart.
  if (!request.headers.has('origin') || !isSameSite(request))
    return Response.json(
      { message: 'Live updates are for our own pages: Origin must name this address.' },
      { status: 403 },
    );
  const session = openSession(request, config);
  if (!session) return Response.json({ message: 'Sign in first.' }, { status: 401 });
  return env.ACCOUNT_FEED.getByName(session.accountId).fetch(request);
}

/** Whether a request asks to become a WebSocket. */
export const wantsSocket = (request: Request): boolean =>
  request.headers.get('upgrade')?.toLowerCase() === 'websocket';
