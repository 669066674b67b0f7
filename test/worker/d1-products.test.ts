import { productsContract } from '../contracts/products-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

productsContract('D1', openEmptiedD1);
