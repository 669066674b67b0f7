/** The bytes of a file from a certain one on, given up on when they stall. */

/** ms without a byte after which a file is taken as cut off. */
const stallMs = 30_000;

/**
 * @param body the file from its first byte that came
 * @param skip bytes to leave out at its beginning; more than there are leave nothing
 * @returns the rest; it errors where the file is cut off or stalls
 */
export function fromByte(
  body: ReadableStream<Uint8Array>,
  skip: number,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let left = skip;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      for (;;) {
        const { done, value } = await withinStall(reader);
        if (done) return controller.close();
        if (left >= value.byteLength) {
          left -= value.byteLength;
          continue;
        }
        const rest = left === 0 ? value : value.subarray(left);
        left = 0;
        return controller.enqueue(rest);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

async function withinStall(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): ReturnType<typeof reader.read> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stalled = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('The file of the export stalled.'));
      reader.cancel().catch(() => undefined);
    }, stallMs);
  });
  try {
    return await Promise.race([reader.read(), stalled]);
  } finally {
    clearTimeout(timer);
  }
}
