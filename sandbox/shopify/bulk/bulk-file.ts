// The file of a bulk operation: kept in pieces of whole lines, and answered from the byte that is asked for.
import type { BulkFault } from '../faults/fault-settings.ts';
import type { State } from '../state.ts';
import { isExpired } from './bulk-records.ts';
import { bulkOperations, bulkPieces } from './bulk-store.ts';

export const bulkPath = '/bulk/';

/** characters, about */
const pieceLength = 250_000;

/** Keeps lines as they come. @returns how to add one, and how to end: then it tells the bytes of all */
export function openBulkFile(state: State, operationId: string) {
  const pieces = bulkPieces(state);
  let lines: string[] = [];
  let length = 0;
  let count = 0;
  let total = 0;
  const flush = () => {
    if (lines.length === 0) return;
    const text = `${lines.join('\n')}\n`;
    const bytes = Buffer.byteLength(text);
    pieces.put({ id: `${operationId}#${count}`, operationId, text, bytes });
    total += bytes;
    count += 1;
    lines = [];
    length = 0;
  };
  return {
    add(line: string) {
      lines.push(line);
      length += line.length;
      if (length >= pieceLength) flush();
    },
    end(): number {
      flush();
      return total;
    },
  };
}

const page = `<!DOCTYPE html>
<html lang="en"><head><title>Sign in</title></head><body><h1>Sign in to go on</h1></body></html>
`;

/** Answers `GET /bulk/{name}`: no token is needed, the name is the key. `Range: bytes=N-` is honoured. */
export function answerBulkFile(state: State, fault: BulkFault, request: Request): Response {
  if (request.method !== 'GET') return new Response('Method Not Allowed\n', { status: 405 });
  const name = new URL(request.url).pathname.slice(bulkPath.length);
  const operation = bulkOperations(state).find((one) => one.fileName === name);
  if (operation?.status !== 'COMPLETED' || isExpired(operation, state.now()))
    return new Response('No such object.\n', { status: 404 });
  if (fault === 'html')
    return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  const size = operation.fileSize;
  const from = firstByte(request.headers.get('range'));
  if (from !== undefined && from >= size)
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
  const begin = from ?? 0;
  return new Response(bytesFrom(state, operation.id, begin), {
    status: from === undefined ? 200 : 206,
    headers: {
      'content-type': 'application/jsonl',
      'content-length': String(size - begin),
      'accept-ranges': 'bytes',
      ...(from === undefined ? {} : { 'content-range': `bytes ${begin}-${size - 1}/${size}` }),
    },
  });
}

/** Of `bytes=N-`; any other range is answered with the whole file, as RFC 9110 allows. */
function firstByte(range: string | null): number | undefined {
  const digits = /^bytes=(\d+)-$/.exec(range ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function bytesFrom(state: State, operationId: string, begin: number): ReadableStream<Uint8Array> {
  const pieces = bulkPieces(state).in(operationId);
  let skip = begin;
  let next = 0;
  return new ReadableStream({
    pull(controller) {
      for (;;) {
        const piece = pieces[next];
        if (piece === undefined) return controller.close();
        next += 1;
        if (skip >= piece.bytes) {
          skip -= piece.bytes;
          continue;
        }
        const bytes = new TextEncoder().encode(piece.text);
        controller.enqueue(skip === 0 ? bytes : bytes.subarray(skip));
        skip = 0;
        return;
      }
    },
  });
}
