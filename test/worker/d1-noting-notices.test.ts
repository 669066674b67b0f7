import { notingNoticesContract } from '../contracts/noting-notices-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

notingNoticesContract('D1', openEmptiedD1);
