// The demo reads the store's page of sent mails as a person would: one mail must say it all.
import { expect, it } from 'vitest';
import { mailOn } from '../../../scripts/demo/find-mail.ts';

const wanted = {
  to: 'zoe@example.com',
  order: '#1001',
  tracking: { company: 'Smith & Sons', number: 'CD1' },
};
const mail = (to: string, text: string) =>
  `<article class="sheet"><h2>On its way</h2><p>To ${to}</p><pre>${text}</pre></article>`;
const right = mail('zoe@example.com', 'Order #1001 goes with Smith &amp; Sons, number CD1');

it('finds the mail among others', () => {
  const page = `<h1>Outbox</h1>${mail('zoe@example.com', 'Thank you for #1001')}${right}`;
  expect(mailOn(page, wanted).holds).toBe(true);
});

it.each([
  ['no mail at all', '<h1>Outbox</h1>', '0 mails, 0 with the number'],
  [
    'its parts spread over two mails',
    mail('zoe@example.com', 'Order #1001') + mail('dana@example.com', 'Smith &amp; Sons CD1'),
    '2 mails, 1 with the number, 0 of them',
  ],
  ['the same mail twice', right + right, '2 mails, 2 with the number, 2 of them'],
])('does not take %s for it', (_, page, seen) => {
  const tried = mailOn(page, wanted);
  expect(tried.holds ? tried.note : tried.seen).toContain(seen);
  expect(tried.holds).toBe(false);
});
