import { orderPushPagesContract } from '../contracts/order-push-pages-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

orderPushPagesContract('D1', openEmptiedD1);
