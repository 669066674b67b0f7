import { forgottenMessagesContract } from '../contracts/forgotten-messages-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

forgottenMessagesContract('D1', openEmptiedD1);
