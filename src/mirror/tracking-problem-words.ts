/** Why a list of tracking numbers cannot be read, in a sentence with what to do: for the page and for whoever calls. Pure. */
import type { FileProblem } from '../catalog/csv/file-problem.ts';

const saveAs = 'Save it as “CSV UTF-8” and choose it again.';

export function trackingProblemWords(problem: FileProblem): string {
  switch (problem.kind) {
    case 'too-large':
      return 'This list has more than 200 KB. Split it and give one part after the other.';
    case 'too-many-lines':
      return 'This list has more than 1,000 lines. Split it and give one part after the other.';
    case 'empty':
      return 'Nothing is written there. Paste lines with an order and its tracking number.';
    case 'only-head':
      return 'This list has a head and no line below it.';
    case 'no-head':
      return `The first line must name the columns: ${problem.missing.join(' and ')} ${
        problem.missing.length === 1 ? 'is' : 'are'
      } missing. Or leave the head out and write order and number, or order, carrier and number.`;
    case 'column-twice':
      return `The first line names the column ${problem.column} twice. Leave one.`;
    case 'utf-16':
      return `This file is written in UTF-16. ${saveAs}`;
    case 'not-utf-8':
      return `Line ${problem.line.toLocaleString('en')} has characters that are no UTF-8. ${saveAs}`;
    case 'workbook':
      return `This is a workbook, not a CSV file. ${saveAs}`;
    case 'web-page':
      return 'This is a web page, not a list. Download the file itself.';
    case 'not-text':
      return `This is no text. ${saveAs}`;
    case 'quotes':
      return `From line ${problem.line.toLocaleString('en')} on its quotes do not fit: one is not closed, or stands within a cell. Mend it there.`;
    case 'unreadable':
      return 'This file cannot be read any more: it was moved or changed. Choose it again.';
  }
}
