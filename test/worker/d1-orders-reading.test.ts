import { ordersReadingContract } from '../contracts/orders-reading-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

ordersReadingContract('D1', openEmptiedD1);
