import { pushMovesContract } from '../contracts/push-moves-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

pushMovesContract('D1', openEmptiedD1);
