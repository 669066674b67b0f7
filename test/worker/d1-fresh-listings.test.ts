import { freshListingsContract } from '../contracts/fresh-listings-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

freshListingsContract('D1', openEmptiedD1);
