// `npm run check`: format, lint, types, house tests, GraphQL documents and a dry-run deploy; offline and fast.
// `npm run check -- types lint` runs only the steps named.
import { type CheckStep, checkSteps } from './check/check-steps.ts';

// Two at a time: what a machine with two cores carries without the steps slowing each other.
const stepsAtOnce = 2;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !checkSteps.some((step) => step.name === name));
if (unknown.length > 0) {
  const known = checkSteps.map((step) => step.name).join(', ');
  console.error(`There is no check named ${unknown.join(', ')}. Known: ${known}.`);
  process.exit(2);
}
const waiting = checkSteps.filter((step) => wanted.length === 0 || wanted.includes(step.name));
const failed: string[] = [];
const startedAt = performance.now();
await Promise.all(Array.from({ length: stepsAtOnce }, workThrough));
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
if (failed.length > 0) {
  console.error(`\nFailed after ${seconds} s: ${failed.join(', ')}.`);
  process.exit(1);
}
console.log(`\nAll checks passed in ${seconds} s.`);

async function workThrough(): Promise<void> {
  for (let step = waiting.shift(); step; step = waiting.shift()) await report(step);
}

async function report(step: CheckStep): Promise<void> {
  const before = performance.now();
  const { code, output } = await step.run();
  const took = `${((performance.now() - before) / 1000).toFixed(1)} s`.padStart(7);
  if (code !== 0) {
    failed.push(step.name);
    console.error(`✗ ${step.name.padEnd(10)} ${took}  ${step.subject}\n${output.trim()}\n`);
    return;
  }
  const note = step.showsLastLine ? ` · ${output.trim().split('\n').at(-1) ?? ''}` : '';
  console.log(`✓ ${step.name.padEnd(10)} ${took}  ${step.subject}${note}`);
}
