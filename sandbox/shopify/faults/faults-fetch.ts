// The faults address of one store: GET shows the settings, PATCH or POST changes some, PUT sets all, DELETE resets.
import { refuseForeign } from '../pages/refuse-foreign.ts';
import { type FaultSettings, quietFaults } from './fault-settings.ts';
import { readFaultSettings } from './read-fault-settings.ts';

const longest = 100_000;

/**
 * @param faults changed in place
 * @param request `/` with a JSON body for PATCH, POST and PUT (PUT: settings not named go back to quiet)
 * @returns 200 with every setting; 400 with `errors`, a sentence each, and nothing changed; 403, 404, 405, 413
 */
export async function faultsFetch(faults: FaultSettings, request: Request): Promise<Response> {
  const foreign = refuseForeign(request);
  if (foreign !== null) return answer(403, { errors: [foreign] });
  if (new URL(request.url).pathname !== '/')
    return answer(404, { errors: ['The faults are at /: GET, PATCH, POST, PUT or DELETE it.'] });
  switch (request.method) {
    case 'GET':
      return answer(200, faults);
    case 'DELETE':
      return answer(200, Object.assign(faults, quietFaults()));
    case 'PATCH':
    case 'POST':
      return change(faults, request, {});
    case 'PUT':
      return change(faults, request, quietFaults());
    default:
      return answer(405, { errors: ['Use GET, PATCH, POST, PUT or DELETE.'] });
  }
}

async function change(faults: FaultSettings, request: Request, rest: Partial<FaultSettings>) {
  const text = await request.text();
  if (text.length > longest)
    return answer(413, { errors: ['Send fewer than 100,000 characters.'] });
  const written = parsed(text);
  if (written === undefined)
    return answer(400, { errors: ['Send the settings as JSON, such as {"cutAfter": 1}.'] });
  const read = readFaultSettings(written);
  if (!read.ok) return answer(400, { errors: read.failure });
  return answer(200, Object.assign(faults, rest, read.value));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const answer = (status: number, body: object) =>
  new Response(`${JSON.stringify(body, null, 2)}\n`, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
