/** The connection was cut on purpose: over HTTP the socket is destroyed, in process `fetch` rejects with this. */
export class ConnectionCut extends Error {
  override readonly name = 'ConnectionCut';

  /** @param when whether the store had committed the request before the connection went */
  constructor(when: 'before' | 'after') {
    super(`The sandbox cut the connection ${when} the request was committed.`);
  }
}
