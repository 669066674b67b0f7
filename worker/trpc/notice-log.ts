/** Procedures of what went out: a channel's messages with their tries, a test, one sent again, and the local outbox. */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import { listChannelMessages, readMessage } from '../../db/pages/notices-messages.ts';
import { listOutbox, readOutboxMail } from '../../db/pages/notices-outbox.ts';
import { askForResend, askForTest } from '../../db/records/notice-asked.ts';
import { stopAddress } from '../../src/notices/stop-link.ts';
import { makeTest } from '../../src/notices/test-message.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Edge } from '../edge.ts';
import { runChannel } from '../notices/run-channel.ts';
import { type Asked, procedure } from './init.ts';
import { inputs, placeOf } from './inputs.ts';
import { channelAct } from './notice-acts.ts';
import { ownerOf, requireChannel, requireWorking } from './notice-inputs.ts';
import { sentWords } from './sent-words.ts';

const idInput = z.object({ id: inputs.id });

const pageInput = z.object({ cursor: inputs.cursor, limit: inputs.limit });

export const noticeLog = {
  /** Newest first. */
  messages: procedure
    .input(pageInput.extend({ channelId: inputs.id }))
    .query(async ({ ctx, input }) => {
      const { channelId, limit, cursor } = input;
      await requireChannel(ctx, channelId);
      const page = { limit, after: placeOf(cursor) };
      return listChannelMessages(ctx.db, ownerOf(ctx), channelId, page);
    }),

  message: procedure.input(idInput).query(({ ctx, input }) => requireMessage(ctx, input.id)),

  /** Sends a test now, by the road of every message, and says what came of it. */
  test: procedure.input(idInput).mutation(async ({ ctx, input }) => {
    const { db, accountId, edge } = ctx;
    const { publicUrl } = edge.config;
    const channel = await requireChannel(ctx, input.id);
    requireWorking(channel);
    const stop = { channelId: channel.id, kind: 'all' } as const;
    const stopUrl = await stopAddress(edge.cipher, publicUrl, stop);
    const message = makeTest(channel, { stopUrl, publicUrl, now: edge.now() });
    const messageId = newId('nm');
    const test = { id: messageId, channelId: channel.id, ...message };
    if (!(await askForTest(db, ownerOf(ctx), test, edge.now())))
      throw new TRPCError({
        code: 'TOO_MANY_REQUESTS',
        message: 'A test went there just now. Wait ten seconds for another one.',
      });
    await runChannel(edge, { accountId, channelId: channel.id });
    const sent = await requireMessage(ctx, messageId);
    return { messageId, state: sent.state, says: sentWords(sent) };
  }),

  /** The same message under the same id: a receiver that has it knows it again. */
  resend: procedure.input(idInput).mutation(async ({ ctx, input }) => {
    const { db, accountId, edge, person } = ctx;
    const message = await requireMessage(ctx, input.id);
    const channel = await requireChannel(ctx, message.channelId);
    requireWorking(channel);
    if (message.content === null)
      throw new TRPCError({
        code: 'PRECONDITION_FAILED',
        message: 'This is too old to be sent again: what it said is not kept any more.',
      });
    const act = channelAct(person, 'message-resent', channel, { after: message.subject });
    if (!(await askForResend(db, ownerOf(ctx), message, act, edge.now())))
      throw new TRPCError({ code: 'CONFLICT', message: 'It is being sent just now.' });
    await runChannel(edge, { accountId, channelId: channel.id });
    return { state: (await requireMessage(ctx, input.id)).state };
  }),

  /** Mails of a local run, newest first. */
  outbox: procedure.input(pageInput).query(({ ctx, input }) => {
    requireOutbox(ctx.edge);
    return listOutbox(ctx.db, ctx.accountId, { limit: input.limit, after: placeOf(input.cursor) });
  }),

  mail: procedure.input(idInput).query(async ({ ctx, input }) => {
    requireOutbox(ctx.edge);
    const mail = await readOutboxMail(ctx.db, ctx.accountId, input.id);
    if (!mail)
      throw new TRPCError({ code: 'NOT_FOUND', message: 'This mail is not in the outbox.' });
    return mail;
  }),
};

async function requireMessage(ctx: Asked, id: string) {
  const message = await readMessage(ctx.db, ownerOf(ctx), id);
  if (!message)
    throw new TRPCError({ code: 'NOT_FOUND', message: 'This message is not known here.' });
  return message;
}

function requireOutbox({ config }: Edge): void {
  if (config.mail.provider === 'outbox') return;
  throw new TRPCError({
    code: 'NOT_FOUND',
    message: 'There is no outbox here: mail is sent, or not set up.',
  });
}
