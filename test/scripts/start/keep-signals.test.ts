// A library may not take Ctrl-C away from us.
import { expect, it } from 'vitest';
import { keepSignals } from '../../../scripts/start/keep-signals.ts';

it('drops the handlers put up meanwhile and keeps those of before', () => {
  const ours = () => undefined;
  const theirs = () => undefined;
  process.on('SIGHUP', ours);
  const made = keepSignals(() => {
    process.on('SIGHUP', theirs);
    return 'made';
  });
  expect(made).toBe('made');
  expect(process.listeners('SIGHUP')).toContain(ours);
  expect(process.listeners('SIGHUP')).not.toContain(theirs);
  process.off('SIGHUP', ours);
});

it('drops those of something that takes time to make, before it is handed over', async () => {
  const theirs = () => undefined;
  const made = await keepSignals(async () => {
    await Promise.resolve();
    process.on('SIGTERM', theirs);
    return 'made';
  });
  expect(made).toBe('made');
  expect(process.listeners('SIGTERM')).not.toContain(theirs);
});
