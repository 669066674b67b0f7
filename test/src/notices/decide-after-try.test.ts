import { describe, expect, it } from 'vitest';
import { retryLadderMs } from '../../../src/effects/effect.ts';
import { decideAfterTry, type Tried } from '../../../src/notices/decide-after-try.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const tried = (change: Partial<Tried>): Tried => ({
  outcome: 'failed',
  status: 500,
  detail: '',
  ...change,
});
/** Tries of its address that failed before. */
const failed = (failures: number, carrier = 0) => ({ failures, carrier });
const first = { purpose: 'notices', setbacks: 0 } as const;

describe('what becomes of a message after a try', () => {
  it('[OP7] sent, it is over, and its channel is well', () => {
    expect(
      decideAfterTry(tried({ outcome: 'sent' }), { ...first, setbacks: 3 }, failed(7), now, 0),
    ).toEqual({
      message: { state: 'sent', dueAt: null, setbacks: 3 },
      channel: { failures: 0, paused: null, restUntil: null },
    });
  });

  it.each(retryLadderMs.map((rung, setbacks) => [setbacks, rung]))(
    '[OP7] set back %i times, it waits %i ms and up to a tenth more',
    (setbacks, rung) => {
      const messageAfter = (random: number) =>
        decideAfterTry(tried({}), { ...first, setbacks }, failed(1), now, random).message;
      expect(messageAfter(0)).toEqual({
        state: 'ready',
        dueAt: now + rung,
        setbacks: setbacks + 1,
      });
      expect(messageAfter(1).dueAt).toBe(now + Math.round(rung * 1.1));
    },
  );

  it('[OP7] past its ladder it has failed; its channel is paused where nothing arrived all that time', () => {
    const message = { ...first, setbacks: retryLadderMs.length };
    expect(decideAfterTry(tried({}), message, failed(3), now, 0)).toEqual({
      message: { state: 'failed', dueAt: null, setbacks: retryLadderMs.length },
      channel: { failures: 4, paused: null, restUntil: now + 10 * 60_000 },
    });
    expect(decideAfterTry(tried({}), message, failed(8), now, 0)).toMatchObject({
      message: { state: 'failed' },
      channel: { failures: 9, paused: 'kept-failing' },
    });
  });

  it('[OP7] a provider in trouble is asked by fewer and fewer tries, however many mails wait', () => {
    const rests = [0, 1, 2, 3, 4, 9].map((carrier) => {
      const fresh = decideAfterTry(tried({ isCarrier: true }), first, failed(0, carrier), now, 0);
      return ((fresh.channel.restUntil ?? now) - now) / 1000;
    });
    expect(rests).toEqual([5, 30, 120, 600, 1800, 1800]);
  });

  it('[OP7] what must not be tried again by itself has failed, and says nothing of the channel', () => {
    const over = tried({ isCarrier: true, isOver: true });
    expect(decideAfterTry(over, { ...first, setbacks: 2 }, failed(3), now, 0)).toEqual({
      message: { state: 'failed', dueAt: null, setbacks: 2 },
      channel: { failures: 3, paused: null, restUntil: null },
    });
  });

  it('[OP7] that whoever carries mail could not send says nothing of its address', () => {
    const carrier = tried({ isCarrier: true });
    expect(decideAfterTry(carrier, first, failed(19), now, 0)).toEqual({
      message: { state: 'ready', dueAt: now + 5_000, setbacks: 1 },
      channel: { failures: 19, paused: null, restUntil: now + 5_000 },
    });
    expect(
      decideAfterTry(carrier, { ...first, setbacks: retryLadderMs.length }, failed(3), now, 0),
    ).toMatchObject({ message: { state: 'failed' }, channel: { failures: 3, paused: null } });
  });

  it.each([
    [undefined, 5_000],
    [1_000, 5_000],
    [60_000, 60_000],
    [60 * 60_000, 60 * 60_000],
    [1e9, 60 * 60_000],
  ])('[OP7] asked to wait %s ms it waits %i, and so does its channel', (retryAfterMs, waits) => {
    const after = decideAfterTry(tried({ status: 429, retryAfterMs }), first, failed(0), now, 0);
    expect(after.message.dueAt).toBe(now + waits);
    expect(after.channel.restUntil).toBe(now + waits);
  });

  it.each([
    ['gone', 'gone'],
    ['refused', 'refused'],
  ] as const)('[OP7] %s, it has failed and its channel is paused', (outcome, paused) => {
    expect(decideAfterTry(tried({ outcome }), first, failed(0), now, 0)).toMatchObject({
      message: { state: 'failed', dueAt: null },
      channel: { paused },
    });
  });

  it('[OP7] the twentieth failure in a row pauses the channel, and the message stays owed', () => {
    expect(decideAfterTry(tried({}), first, failed(18), now, 0).channel.paused).toBeNull();
    const after = decideAfterTry(tried({}), first, failed(19), now, 0);
    expect(after.channel).toMatchObject({ failures: 20, paused: 'kept-failing' });
    expect(after.message.state).toBe('ready');
  });

  it('[OP7] a channel rests longer from failure to failure, half an hour at most', () => {
    const rests = Array.from({ length: 10 }, (_, failures) => {
      const { restUntil } = decideAfterTry(tried({}), first, failed(failures), now, 0).channel;
      return ((restUntil ?? now) - now) / 1000;
    });
    expect(rests).toEqual([5, 30, 120, 600, 1800, 1800, 1800, 1800, 1800, 1800]);
  });

  it('[OP7] a test is tried once and says nothing of the channel', () => {
    expect(decideAfterTry(tried({}), { purpose: 'test', setbacks: 0 }, failed(19), now, 0)).toEqual(
      {
        message: { state: 'failed', dueAt: null, setbacks: 0 },
        channel: { failures: 19, paused: null, restUntil: null },
      },
    );
  });
});
