import { routingsContract } from '../contracts/routings-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

routingsContract('D1', openEmptiedD1);
