import { linkFilesContract } from '../contracts/link-files-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

linkFilesContract('D1', openEmptiedD1);
