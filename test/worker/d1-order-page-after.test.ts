import { orderPageAfterContract } from '../contracts/order-page-after-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

orderPageAfterContract('D1', openEmptiedD1);
