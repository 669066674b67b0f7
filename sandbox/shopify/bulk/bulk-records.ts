// What a store keeps of a bulk operation, and of the file that comes of it.

export type BulkStatus = 'CANCELED' | 'CANCELING' | 'COMPLETED' | 'CREATED' | 'FAILED' | 'RUNNING';

export type BulkOperationRecord = {
  id: string;
  createdAt: string;
  status: BulkStatus;
  /** as it was sent */
  query: string;
  /** whether rows stand below their parent, or all of one depth before the next */
  groupObjects: boolean;
  errorCode: 'ACCESS_DENIED' | 'INTERNAL_SERVER_ERROR' | 'TIMEOUT' | null;
  /** all rows, and those of the outer connection; known once it runs */
  objectCount: number;
  rootObjectCount: number;
  /** ms it began to run, and will have run; null before */
  runs: { from: number; to: number } | null;
  completedAt: string | null;
  /** of its file below /bulk/: nobody guesses it */
  fileName: string;
  /** bytes */
  fileSize: number;
};

/** A piece of a file, whole lines; pieces follow each other in the order of writing. */
export type BulkPieceRecord = { id: string; operationId: string; text: string; bytes: number };

/** Results are there for seven days: https://shopify.dev/docs/api/usage/bulk-operations/queries */
export const keptMs = 7 * 24 * 3_600_000;

/** Whether the file of a finished operation is gone. */
export const isExpired = ({ completedAt }: BulkOperationRecord, now: number): boolean =>
  completedAt !== null && Date.parse(completedAt) + keptMs <= now;
