import { pushChangesContract } from '../contracts/push-changes-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

pushChangesContract('D1', openEmptiedD1);
