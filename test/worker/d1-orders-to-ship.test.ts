import { ordersToShipContract } from '../contracts/orders-to-ship-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

ordersToShipContract('D1', openEmptiedD1);
