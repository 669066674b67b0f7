/** A message on its way out: one mail or one webhook, about one notice or many. Its row is written before it is sent. */

/** `test`: a person pressed Send a test. */
export type MessagePurpose = 'notices' | 'digest' | 'test';

/** `ready`: owed. `sending`: one worker has it. `failed`: given up. `dropped`: nobody wants it any more. */
export type MessageState = 'ready' | 'sending' | 'sent' | 'failed' | 'dropped';

/** What is sent, made once: a repeat is the same message. */
export type MailContent = {
  kind: 'email';
  subject: string;
  text: string;
  html: string;
  /** Where one click stops it (RFC 8058). */
  stopUrl: string;
};

export type WebhookContent = { kind: 'webhook'; body: string };

export type MessageContent = MailContent | WebhookContent;

/** How one try ended. */
export type AttemptOutcome =
  | 'sent'
  /** May pass: refused for now, no answer, an answer that means so. */
  | 'failed'
  /** Does not pass by itself. */
  | 'refused'
  | 'gone';
