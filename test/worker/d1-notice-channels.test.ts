import { noticeChannelsContract } from '../contracts/notice-channels-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

noticeChannelsContract('D1', openEmptiedD1);
