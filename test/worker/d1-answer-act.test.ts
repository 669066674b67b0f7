import { answerActContract } from '../contracts/answer-act-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

answerActContract('D1', openEmptiedD1);
