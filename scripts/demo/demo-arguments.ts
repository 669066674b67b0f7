// Reads the flags of `npm run demo`: which trip, and those that `npm start` takes too.
import { type LocalArguments, localArguments } from '../local/local-arguments.ts';

export type DemoArguments = {
  /** The second trip, after the push, instead of the first. */
  after: boolean;
  local: LocalArguments;
};

const flags =
  'npm run demo takes --after (the second trip), --data FOLDER, --port N and --store-ports A,B,C, behind two dashes: npm run demo -- --after.';

/**
 * @param words as typed behind `npm run demo --`
 * @param environment where CROSSDOCK_PORT may stand
 * @returns the trip and where it goes. Throws a sentence that says which flags there are where one is unknown, or what is
 * wrong with a value
 */
export function demoArguments(
  words: readonly string[],
  environment: Record<string, string | undefined> = process.env,
): DemoArguments {
  try {
    const local = localArguments(
      words.filter((word) => word !== '--after'),
      environment,
    );
    return { after: words.includes('--after'), local };
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    // Node's own words name the flag first, then advise about dashes, which helps nobody here.
    throw new Error(`${error.message.split(/\. |\n/)[0]}. ${flags}`, { cause: error });
  }
}
