// Finds the Chromium the page tests drive, or installs the system's where this machine lets us.
import { existsSync } from 'node:fs';
import { runProgram } from '../shared/run-program.ts';

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const installLine = 'apt-get update && apt-get install -y chromium';

/**
 * Answers the path of a Chromium: CHROMIUM_PATH where set, else the usual places, else freshly installed with apt-get
 * (root only). Where none of these is possible it throws an error that names the one line to type.
 */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(
      `CHROMIUM_PATH is ${named}, and there is no such file. Correct it or unset it.`,
    );
  }
  const found = usualPlaces.find((path) => existsSync(path));
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium for the page tests …');
    await runProgram('sh', ['-c', installLine], { shown: true });
    const installed = usualPlaces.find((path) => existsSync(path));
    if (installed) return installed;
  }
  throw new Error(
    `The page tests need Chromium. Type this once, then run the tests again:\n  sudo sh -c '${installLine}'\n(or set CHROMIUM_PATH to a Chromium or Chrome you have).`,
  );
}
