import { databaseContract } from '../contracts/database-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

databaseContract('D1', openEmptiedD1);
