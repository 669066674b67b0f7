/** What a try at a push asked and was answered, for View error: masked; the first five and the newest, twenty in all (OP9). */

export type TriedCall = {
  /** The platform's name of the call, e.g. `CreateSourceOrder`. */
  call: string;
  at: number;
  ms: number;
  /** HTTP; undefined where no answer came. */
  status: number | undefined;
  /** JSON text, masked: names, addresses, phones and e-mails are dots. */
  request: string;
  /** The answer's text, masked, or why there is none. */
  answer: string;
};

export type Try = {
  at: number;
  ms: number;
  /** `created`, `found`, `not-seen`, or a failure's kind. */
  outcome: string;
  calls: TriedCall[];
};
