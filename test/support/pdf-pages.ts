/** What a page of ours looks like on paper: Chromium prints it, and the text of each sheet is read back. */
import type { Page } from 'playwright-core';

export type Sheet = {
  /** In the order it was drawn, runs of white space as one space. */
  text: string;
  /** Points. */
  width: number;
  height: number;
};

/** @returns the sheets in order */
export async function pdfPages(page: Page, format: 'A4' | 'Letter'): Promise<Sheet[]> {
  const printed = await page.pdf({ format });
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(printed), verbosity: 0 });
  const document = await task.promise;
  const sheets: Sheet[] = [];
  for (let at = 1; at <= document.numPages; at += 1) {
    const sheet = await document.getPage(at);
    const { items } = await sheet.getTextContent();
    const { width, height } = sheet.getViewport({ scale: 1 });
    const text = items
      .map((item) => ('str' in item ? item.str : ''))
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
    sheets.push({ text, width: Math.round(width), height: Math.round(height) });
  }
  await task.destroy();
  return sheets;
}
