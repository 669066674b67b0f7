/** Reads a request's raw bytes up to a limit, counting as they come: a declared length proves nothing. */

/** @returns the bytes as received, or `too-large` as soon as the limit is passed */
export async function readBody(
  request: Request,
  bytesMax: number,
): Promise<Uint8Array<ArrayBuffer> | 'too-large'> {
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) return 'too-large';
  // A server ends a body of a declared length there, unless it comes in chunks (RFC 9112, 6.3). Far cheaper.
  if (request.headers.has('content-length') && !request.headers.has('transfer-encoding')) {
    const whole = new Uint8Array(await request.arrayBuffer());
    return whole.byteLength > bytesMax ? 'too-large' : whole;
  }
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > bytesMax) {
      await reader.cancel();
      return 'too-large';
    }
    chunks.push(value);
  }
  const [only] = chunks;
  if (chunks.length === 1 && only) return only;
  const body = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.byteLength;
  }
  return body;
}
