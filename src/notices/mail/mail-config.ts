/** Who carries mail, as the operator set it. */

export const mailProviders = ['outbox', 'resend', 'postmark'] as const;

/** `outbox`: kept on a page of the dashboard and sent to nobody, for one's own machine. */
export type MailProvider = (typeof mailProviders)[number];

/** No provider: no mail is offered. `from`: an address, with a name in front or not. */
export type MailConfig = { provider: MailProvider | undefined; from: string };

/**
 * Checks the settings; throws an error that names the wrong one.
 * @param provider MAIL_PROVIDER; @param from MAIL_FROM; @param hasToken whether MAIL_TOKEN is set: its text stays where it is
 */
export function readMailConfig(provider: string, from: string, hasToken: boolean): MailConfig {
  if (!provider) return { provider: undefined, from: '' };
  const known = mailProviders.find((one) => one === provider);
  if (!known) throw new Error(`MAIL_PROVIDER must be empty or one of ${mailProviders.join(', ')}`);
  if (!/^(?:[^<>@\r\n]+ <[^@<>\s]+@[^@<>\s]+>|[^@<>\s]+@[^@<>\s]+)$/.test(from))
    throw new Error(
      'MAIL_FROM must be the address mail comes from: Crossdock <notices@example.com>',
    );
  if (known !== 'outbox' && !hasToken)
    throw new Error(`MAIL_PROVIDER ${known} needs its token: \`wrangler secret put MAIL_TOKEN\``);
  return { provider: known, from };
}
