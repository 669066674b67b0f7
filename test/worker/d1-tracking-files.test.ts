import { trackingFilesContract } from '../contracts/tracking-files-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

trackingFilesContract('D1', openEmptiedD1);
