import { describe, expect, it } from 'vitest';
import { readMailConfig } from '../../../../src/notices/mail/mail-config.ts';
import type { Mail } from '../../../../src/notices/mail/mail-port.ts';
import { postmarkPort } from '../../../../src/notices/mail/postmark.ts';
import { resendPort } from '../../../../src/notices/mail/resend.ts';

const mail: Mail = {
  to: 'dana@example.com',
  from: 'Crossdock <notices@example.com>',
  subject: 'A push failed',
  text: 'text',
  html: '<p>html</p>',
  stopUrl: 'https://crossdock.example/notices/stop?t=abc',
};
const now = () => Date.parse('2026-11-23T12:00:00Z');

type Sent = { url: string; method: string; headers: Record<string, string>; body: unknown };

function answering(response: () => Response) {
  const sent: Sent[] = [];
  const fetch = async (request: Request) => {
    const text = await request.text();
    sent.push({
      url: request.url,
      method: request.method,
      headers: Object.fromEntries(request.headers),
      body: text ? JSON.parse(text) : undefined,
    });
    return response();
  };
  return { sent, deps: { fetch, token: 'secret-token', now } };
}

describe('Resend', () => {
  it('[OP7] is asked as its pages say', async () => {
    const { sent, deps } = answering(() => Response.json({ id: 're_1' }));
    expect(await resendPort(deps).send(mail, 'nm_1')).toMatchObject({
      outcome: 'sent',
      status: 200,
    });
    expect(sent).toMatchObject([
      {
        url: 'https://api.resend.com/emails',
        method: 'POST',
        headers: {
          authorization: 'Bearer secret-token',
          'content-type': 'application/json',
          'idempotency-key': 'nm_1',
        },
        body: {
          from: mail.from,
          to: [mail.to],
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          headers: {
            'List-Unsubscribe': `<${mail.stopUrl}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          },
        },
      },
    ]);
  });

  it.each([
    [422, { name: 'validation_error', message: 'Invalid `to` field.' }, 'refused'],
    [422, { name: 'validation_error', message: 'Invalid `from` field.' }, 'failed'],
    [403, { name: 'validation_error', message: 'The domain is not verified.' }, 'failed'],
    [401, { name: 'missing_api_key', message: 'Missing API key' }, 'failed'],
    [409, { name: 'invalid_idempotent_request', message: 'Same key' }, 'sent'],
    [409, { name: 'concurrent_idempotent_requests', message: 'Under way' }, 'failed'],
    [429, { name: 'rate_limit_exceeded', message: 'Too many' }, 'failed'],
    [500, { name: 'application_error', message: 'An error' }, 'failed'],
    [302, {}, 'failed'],
  ])('[OP7] %i %j: %s', async (status, body, outcome) => {
    const { deps } = answering(() => Response.json(body, { status }));
    expect(await resendPort(deps).send(mail, 'nm_1')).toMatchObject({ outcome, status });
  });
});

describe('Postmark', () => {
  it('[OP7] is asked as its pages say', async () => {
    const { sent, deps } = answering(() => Response.json({ ErrorCode: 0, Message: 'OK' }));
    expect(await postmarkPort(deps).send(mail, 'nm_1')).toMatchObject({ outcome: 'sent' });
    expect(sent).toMatchObject([
      {
        url: 'https://api.postmarkapp.com/email',
        method: 'POST',
        headers: { 'x-postmark-server-token': 'secret-token', accept: 'application/json' },
        body: {
          From: mail.from,
          To: mail.to,
          Subject: mail.subject,
          TextBody: mail.text,
          HtmlBody: mail.html,
          Metadata: { key: 'nm_1' },
          MessageStream: 'outbound',
          Headers: [
            { Name: 'List-Unsubscribe', Value: `<${mail.stopUrl}>` },
            { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
          ],
        },
      },
    ]);
  });

  it.each([
    [422, { ErrorCode: 406, Message: 'Inactive recipient' }, 'refused'],
    [422, { ErrorCode: 300, Message: "Invalid 'To' address: 'x'." }, 'refused'],
    [422, { ErrorCode: 300, Message: "Invalid 'From' address: 'x'." }, 'failed'],
    [422, { ErrorCode: 400, Message: 'Sender signature not found' }, 'failed'],
    [401, { ErrorCode: 10, Message: 'Bad or missing API token' }, 'failed'],
    [429, { ErrorCode: 429, Message: 'Rate limit' }, 'failed'],
    [503, 'no JSON', 'failed'],
    [200, { ErrorCode: 100, Message: 'Maintenance' }, 'failed'],
  ])('[OP7] %i %j: %s', async (status, body, outcome) => {
    const { deps } = answering(() => Response.json(body, { status }));
    expect(await postmarkPort(deps).send(mail, 'nm_1')).toMatchObject({ outcome, status });
  });

  it.each([
    [200, { TotalCount: 1, Messages: [{}] }, true],
    [200, { TotalCount: 0, Messages: [] }, false],
    [200, { Messages: [] }, undefined],
    [500, {}, undefined],
  ])('[OP7] looked for: %i %j is %s', async (status, body, found) => {
    const { sent, deps } = answering(() => Response.json(body, { status }));
    expect(await postmarkPort(deps).find?.('nm_1', mail.to)).toBe(found);
    const url = new URL(sent[0]?.url ?? '');
    expect(url.pathname).toBe('/messages/outbound');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      count: '1',
      offset: '0',
      recipient: mail.to,
      metadata_key: 'nm_1',
    });
  });
});

describe('who carries mail', () => {
  it.each([
    ['', '', false, { provider: undefined, from: '' }],
    ['outbox', 'a@example.com', false, { provider: 'outbox', from: 'a@example.com' }],
    ['resend', 'C <a@example.com>', true, { provider: 'resend', from: 'C <a@example.com>' }],
  ])('[OP7] %j from %j', (provider, from, hasToken, config) => {
    expect(readMailConfig(provider, from, hasToken)).toEqual(config);
  });

  it.each([
    ['sendgrid', 'a@example.com', true, 'MAIL_PROVIDER must be empty or one of outbox, resend'],
    ['resend', '', true, 'MAIL_FROM must be'],
    ['resend', 'a@example.com\r\nBcc: b@example.com', true, 'MAIL_FROM must be'],
    ['postmark', 'a@example.com', false, 'MAIL_PROVIDER postmark needs its token'],
  ])('[OP7] %j from %j is named at once', (provider, from, hasToken, says) => {
    expect(() => readMailConfig(provider, from, hasToken)).toThrow(says);
  });
});
