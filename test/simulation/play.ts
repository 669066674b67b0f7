// Plays histories until one comes out wrong, for the check that the simulation finds bugs; ends with 1 then.
import { checkHistory, everything } from './check-history.ts';

const most = Number(process.argv[2]);
for (let seed = 1; seed <= most; seed += 1) await checkHistory(seed, everything);
