/** One call to a store as it went over the wire, for whoever keeps a log of tries. */

export type Exchange = {
  /** The platform's name of the call, e.g. `CreateSourceOrder`. */
  call: string;
  /** When it was sent, ms. */
  at: number;
  ms: number;
  /** What was sent: the call's own words, never the token. Holds a customer's address: mask it before it is kept. */
  request: unknown;
  /** HTTP; undefined where no answer came. */
  status: number | undefined;
  /** The answer's text, or why there is none. */
  answer: string;
};
