import { linkPauseContract } from '../contracts/link-pause-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

linkPauseContract('D1', openEmptiedD1);
