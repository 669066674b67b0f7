/** What a platform's folder needs from outside to open one store. */
import type { Result } from '../shared/result.ts';
import type { Exchange } from './exchange.ts';
import type { PlatformFailure } from './platform-failure.ts';
import type { PlatformGate } from './platform-gate.ts';

export type PlatformOptions = {
  /** The store's origin, checked before it gets here (src/stores/store-address.ts). */
  baseUrl: string;
  /** One that never ends, or a way to ask for the one that is good now. */
  token: string | (() => Promise<Result<string, PlatformFailure>>);
  fetch: (request: Request) => Promise<Response>;
  gate: PlatformGate;
  /** ms */
  now: () => number;
  /** Hears of every call that was sent. */
  trace?: ((exchange: Exchange) => void) | undefined;
  /** One line worth knowing; never a token, an address or a name. */
  log: (line: string) => void;
};
