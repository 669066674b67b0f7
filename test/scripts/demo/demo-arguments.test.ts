// The demo's own flag, beside those that every local command takes.
import { expect, it } from 'vitest';
import { demoArguments } from '../../../scripts/demo/demo-arguments.ts';

it('takes the first trip unless the second is asked for, wherever the flag stands', () => {
  expect(demoArguments(['--data', '/tmp/try'], {})).toEqual({
    after: false,
    local: { folder: '/tmp/try', port: undefined, storePorts: undefined },
  });
  for (const words of [
    ['--after', '--data', '/tmp/try'],
    ['--data', '/tmp/try', '--after'],
  ])
    expect(demoArguments(words, {})).toMatchObject({
      after: true,
      local: { folder: '/tmp/try' },
    });
});

it.each([
  [['--afer'], "Unknown option '--afer'"],
  [['after'], "Unexpected argument 'after'"],
  [['--port'], "Option '--port <value>' argument missing"],
])('answers %j with the flags there are', (words, sentence) => {
  expect(() => demoArguments(words, {})).toThrow(
    `${sentence}. npm run demo takes --after (the second trip), --data`,
  );
});

it.each([
  [['--after', '--port', 'x'], '--port takes port numbers from 0 to 65535, and "x" is none.'],
  [['--data', ' '], '--data takes a folder, such as --data /tmp/try.'],
])('says what is wrong with the value in %j', (words, sentence) => {
  expect(() => demoArguments(words, {})).toThrow(new Error(sentence));
});
