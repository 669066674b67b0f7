/** Saves text that was made in the browser as a CSV file. */

/** @param parts of the file, one after the other */
export function saveText(name: string, parts: string[]): void {
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: some browsers read it only then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
