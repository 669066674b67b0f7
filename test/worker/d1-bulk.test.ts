import { bulkContract } from '../contracts/bulk-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

bulkContract('D1', openEmptiedD1);
