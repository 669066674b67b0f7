/** Reads HTTP answers from a connection's bytes: only where each one ends, and its status. */

const headEnd = '\r\n\r\n';

/** @returns takes the bytes as they come; `answered` hears the status of each whole answer */
export function readAnswers(answered: (status: number) => void): (bytes: Buffer) => void {
  let text = '';
  return (bytes) => {
    text = text === '' ? bytes.toString('latin1') : text + bytes.toString('latin1');
    for (;;) {
      const end = answerEnd(text);
      if (end === undefined) return;
      const status = Number(text.slice(9, 12));
      text = text.slice(end);
      answered(status);
    }
  };
}

/** @returns where the first answer ends; undefined while it is not whole */
function answerEnd(text: string): number | undefined {
  const head = text.indexOf(headEnd);
  if (head < 0) return undefined;
  const from = head + headEnd.length;
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, head))?.[1];
  if (length !== undefined) {
    const end = from + Number(length);
    return text.length >= end ? end : undefined;
  }
  // In chunks: the last one is empty, and our answers hold none that looks like it.
  const last = text.indexOf('0\r\n\r\n', from);
  return last < 0 ? undefined : last + 5;
}
