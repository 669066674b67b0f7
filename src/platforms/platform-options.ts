/** What a platform's folder needs from outside to open one store. */
import type { PlatformGate } from './platform-gate.ts';

export type PlatformOptions = {
  /** The store's origin, checked before it gets here (src/stores/store-address.ts). */
  baseUrl: string;
  token: string;
  fetch: (request: Request) => Promise<Response>;
  gate: PlatformGate;
  /** ms */
  now: () => number;
  /** One line worth knowing; never a token, an address or a name. */
  log: (line: string) => void;
};
