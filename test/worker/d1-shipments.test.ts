import { shipmentsContract } from '../contracts/shipments-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

shipmentsContract('D1', openEmptiedD1);
