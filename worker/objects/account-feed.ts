/** Tells an account's open dashboards that something changed. Sockets hibernate: an idle dashboard costs nothing. */
import { DurableObject } from 'cloudflare:workers';
import type { Change } from '../../src/live/change.ts';
import { gatherChanges } from '../../src/live/gather-changes.ts';
import { ping, pong, type ToldChanges, tooManyCode } from '../../src/live/wire.ts';
import type { Env } from '../env.ts';

/** A person has a few tabs open; more than this is a mistake, and a message goes to each. */
const socketsMax = 50;

/** Changes of this long share a message. */
const gatherMs = 250;

export class AccountFeed extends DurableObject<Env> {
  #waiting: Change[] = [];

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(ping, pong));
  }

  /** Opens a dashboard's socket. Whose account it is was asked before it came here. */
  override fetch(): Response {
    const { 0: theirs, 1: ours } = new WebSocketPair();
    const open = this.#open().sort((a, b) => openedAt(a) - openedAt(b));
    for (const oldest of open.slice(0, Math.max(0, open.length + 1 - socketsMax)))
      oldest.close(tooManyCode, `More than ${socketsMax} dashboards are open.`);
    this.ctx.acceptWebSocket(ours);
    ours.serializeAttachment(Date.now());
    return new Response(null, { status: 101, webSocket: theirs });
  }

  /** Never throws, and asks nobody to wait. */
  tell(change: Change): void {
    if (this.#open().length === 0) return;
    this.#waiting.push(change);
    if (this.#waiting.length === 1) setTimeout(() => this.#say(), gatherMs);
  }

  override webSocketMessage(socket: WebSocket): void {
    socket.close(1008, `Nothing is heard here but ${ping}.`);
  }

  #say(): void {
    const told: ToldChanges = { changes: gatherChanges(this.#waiting.splice(0)) };
    const words = JSON.stringify(told);
    for (const socket of this.#open()) {
      try {
        socket.send(words);
      } catch {
        // It broke since it was listed; its dashboard notices by its own ping, and the others are told all the same.
      }
    }
  }

  #open(): WebSocket[] {
    return this.ctx.getWebSockets().filter(({ readyState }) => readyState === WebSocket.OPEN);
  }
}

const openedAt = (socket: WebSocket): number => Number(socket.deserializeAttachment() ?? 0);
