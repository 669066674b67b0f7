/** What the sending process is asked for, and what it answers. */

export type LoadAsked = {
  port: number;
  connections: number;
  ms: number;
  path: string;
  /** The number of the first delivery; later ones count on. */
  from: number;
};

export type LoadSeen = {
  answered: number;
  /** How many of them were about stock. */
  aboutStock: number;
  /** Answers other than 200, by status. */
  refused: Record<string, number>;
  /** Answers a second, once every connection is under way and until the first one rests. */
  rate: number;
};
