/**
 * Sends deliveries over kept-alive connections, one at a time on each, and counts the answers. A process of its own,
 * over bare sockets: a whole HTTP client would be slower than what it measures.
 */
import { connect, type Socket } from 'node:net';
import type { LoadAsked, LoadSeen } from './asked.ts';
import { isAboutStock, requestOf } from './deliveries.ts';
import { readAnswers } from './read-answers.ts';

/** Until every connection is under way. */
const rampMs = 50;

const sockets = new Map<number, Socket[]>();

async function socketsTo(port: number, count: number): Promise<Socket[]> {
  const open = (sockets.get(port) ?? []).filter((socket) => socket.writable && !socket.destroyed);
  while (open.length < count) {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve).once('error', reject);
    });
    open.push(socket);
  }
  sockets.set(port, open);
  return open.slice(0, count);
}

/** Keeps every connection busy for the time asked, then waits for what is still to be answered. */
export async function load(asked: LoadAsked): Promise<LoadSeen> {
  const seen: LoadSeen = { answered: 0, aboutStock: 0, refused: {}, rate: 0 };
  const open = await socketsTo(asked.port, asked.connections);
  let next = asked.from;
  const send = (socket: Socket) => {
    if (isAboutStock(next)) seen.aboutStock += 1;
    socket.write(requestOf(next, asked.path), 'latin1');
    next += 1;
  };
  const from = performance.now() + rampMs;
  const until = from - rampMs + asked.ms;
  let inBetween = 0;
  await Promise.all(
    open.map(
      (socket) =>
        new Promise<void>((resolve, reject) => {
          const over = (outcome: () => void) => {
            socket.removeAllListeners();
            socket.on('error', () => undefined);
            outcome();
          };
          const read = readAnswers((status) => {
            seen.answered += 1;
            if (status !== 200) seen.refused[status] = (seen.refused[status] ?? 0) + 1;
            const now = performance.now();
            if (now >= from && now < until) inBetween += 1;
            if (now < until) send(socket);
            else over(resolve);
          });
          socket.removeAllListeners();
          socket.on('data', read);
          const lost = () => over(() => reject(new Error('The server closed a connection.')));
          socket.on('error', lost).on('close', lost);
          send(socket);
        }),
    ),
  );
  seen.rate = (1000 * inBetween) / (asked.ms - rampMs);
  return seen;
}

process.on('message', (asked: LoadAsked) => {
  load(asked).then(
    (seen) => process.send?.(seen),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
