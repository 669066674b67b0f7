/** Why a file cannot be read at all: a closed list, each with where it is wrong. Lines here are those of a text editor. */

export type FileProblem =
  | { kind: 'too-large' }
  | { kind: 'too-many-lines' }
  | { kind: 'empty' }
  | { kind: 'only-head' }
  /** Its first line names none of our columns, or not those that are needed. */
  | { kind: 'no-head'; missing: string[] }
  | { kind: 'column-twice'; column: string }
  | { kind: 'utf-16' }
  | { kind: 'not-utf-8'; line: number }
  | { kind: 'workbook' }
  | { kind: 'web-page' }
  | { kind: 'not-text' }
  /** A quote that nothing closes, or that stands in the middle of a cell. */
  | { kind: 'quotes'; line: number }
  | { kind: 'unreadable' };
