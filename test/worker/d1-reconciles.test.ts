import { reconcileContract } from '../contracts/reconcile-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

reconcileContract('D1', openEmptiedD1);
