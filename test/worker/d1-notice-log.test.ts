import { noticeLogContract } from '../contracts/notice-log-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

noticeLogContract('D1', openEmptiedD1);
