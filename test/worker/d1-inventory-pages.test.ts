import { inventoryPagesContract } from '../contracts/inventory-pages-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

inventoryPagesContract('D1', openEmptiedD1);
