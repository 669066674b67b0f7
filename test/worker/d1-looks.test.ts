import { looksContract } from '../contracts/looks-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

looksContract('D1', openEmptiedD1);
