import { noticesPagesContract } from '../contracts/notices-pages-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

noticesPagesContract('D1', openEmptiedD1);
