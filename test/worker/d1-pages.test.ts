import { pagesContract } from '../contracts/pages-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

pagesContract('D1', openEmptiedD1);
