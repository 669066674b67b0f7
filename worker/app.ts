/** The Worker's HTTP side: webhook door, tRPC, live updates, health. Everything else is the dashboard's static files. */
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { databaseKind } from '../db/open.ts';
import { cloudflareEdge } from './cloudflare-edge.ts';
import { buildRoad, type Road } from './deps.ts';
import type { Env } from './env.ts';
import { reasonOf } from './reason-of.ts';
import { activityCsvRoute } from './routes/activity-csv.ts';
import { linkCsvRoute, linkTemplateRoute } from './routes/link-csv.ts';
import { liveRoute, wantsSocket } from './routes/live.ts';
import { readBody } from './routes/read-body.ts';
import { stopNoticesRoute } from './routes/stop-notices.ts';
import { webhookRoute } from './routes/webhooks.ts';
import { isSameSite, openSession } from './session.ts';
import { noteSignIn } from './sign-in.ts';
import { appRouter } from './trpc/router.ts';

/** A procedure's input is small; more is not read to its end. */
const trpcBytesMax = 256 * 1024;

export const app = new Hono<{ Bindings: Env }>();

// Before the headers of ours: an answer that carries a socket loses it where anything is added.
app.get('/live', (context, next) =>
  wantsSocket(context.req.raw)
    ? liveRoute(context.req.raw, context.env, cloudflareEdge(context.env).config)
    : next(),
);

// Before the headers of ours as well: the door has its own.
app.post('/webhooks/:platform{shopify}/:storeId', (context) =>
  webhookRoute(context, doorRoad(context.env)),
);

app.use(secureHeaders());

app.get('/live', (context) =>
  context.json(
    { message: 'Live updates come over a WebSocket: ask with Upgrade: websocket.' },
    426,
    {
      upgrade: 'websocket',
    },
  ),
);

app.get('/healthz', async (context) => {
  const edge = cloudflareEdge(context.env);
  await edge.database(undefined).run('select 1');
  return context.json({ ok: true, database: databaseKind(context.env) });
});

app.get('/files/links.csv', (context) =>
  linkCsvRoute(context.req.raw, cloudflareEdge(context.env)),
);

app.get('/files/activity.csv', (context) =>
  activityCsvRoute(context.req.raw, cloudflareEdge(context.env)),
);

app.get('/files/links-template.csv', () => linkTemplateRoute());

app.all('/notices/stop', (context) =>
  stopNoticesRoute(context.req.raw, cloudflareEdge(context.env)),
);

const doorRoads = new WeakMap<Env, Pick<Road, 'receive'>>();

/** The door's road lives as long as the isolate: it remembers which store stands at an address (receive-deps.ts). */
function doorRoad(env: Env): Pick<Road, 'receive'> {
  const known = doorRoads.get(env);
  if (known) return known;
  const road = buildRoad(cloudflareEdge(env));
  doorRoads.set(env, road);
  return road;
}

app.all('/trpc/*', async (context): Promise<Response> => {
  const request = context.req.raw;
  if (request.method !== 'GET' && !isSameSite(request))
    return context.json({ message: 'Requests from other sites are refused.' }, 403);
  const body = request.body && (await readBody(request, trpcBytesMax));
  if (body === 'too-large') return context.json({ message: 'The request is too large.' }, 413);
  const edge = cloudflareEdge(context.env);
  const session = openSession(request, edge.config);
  const signedIn = await noteSignIn(request, session, edge);
  const answer = await fetchRequestHandler({
    endpoint: '/trpc',
    req: body ? withBody(request, body) : request,
    router: appRouter,
    createContext: () => ({
      session,
      edge,
      road: buildRoad(edge),
    }),
    onError: ({ error, path }) => {
      if (error.code === 'INTERNAL_SERVER_ERROR')
        edge.log(`${path}: ${reasonOf(error.cause ?? error)}`);
    },
  });
  if (signedIn) answer.headers.append('set-cookie', signedIn);
  return answer;
});

/** The request with its body as it was read: a stream can be read once. */
const withBody = (request: Request, body: Uint8Array<ArrayBuffer>): Request => {
  const { url, method, headers } = request;
  return new Request(url, { method, headers, body });
};

// What no route takes below these is nobody's: never the dashboard's page, and never a 500, which stores would repeat.
for (const path of ['/webhooks', '/webhooks/*', '/live', '/healthz', '/files/*', '/notices/*'])
  app.all(path, (context) =>
    context.json({ message: 'Nothing answers here, or not to this method.' }, 404),
  );

app.all('*', async (context) => {
  const file = await context.env.ASSETS.fetch(context.req.raw);
  // Its headers cannot be changed, and ours are added to every answer.
  return new Response(file.body, file);
});
