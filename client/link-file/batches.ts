/** Lines of a file in the batches that they are sent in: a thousand at most, and no more than a request may carry. */
import { type FileLine, linesAtOnce } from '../../src/catalog/link-file.ts';

/** A line as it is sent: its number, SKU and variant at the destination, SKU and variant at the source, status. */
export type SentLine = [number, string, string, string, string, string];

/** The server reads 256 KiB of a request. */
const bytesAtOnce = 200 * 1024;

const toSend = ({ line, destination, source, status }: FileLine): SentLine => [
  line,
  destination.sku,
  destination.variant,
  source.sku,
  source.variant,
  status,
];

/** Gathers lines as they are read. */
export function createBatches(): {
  /** @returns the batches that are full by now */
  add: (lines: readonly FileLine[]) => SentLine[][];
  /** What is left, if anything. */
  rest: () => SentLine[][];
} {
  const encoder = new TextEncoder();
  let open: SentLine[] = [];
  let bytes = 0;
  const rest = () => {
    const batch = open;
    open = [];
    bytes = 0;
    return batch.length > 0 ? [batch] : [];
  };
  return {
    add: (lines) =>
      lines.flatMap((line) => {
        const sent = toSend(line);
        const size = encoder.encode(JSON.stringify(sent)).length + 1;
        const isFull = open.length === linesAtOnce || bytes + size > bytesAtOnce;
        const full = isFull ? rest() : [];
        open.push(sent);
        bytes += size;
        return full;
      }),
    rest,
  };
}
