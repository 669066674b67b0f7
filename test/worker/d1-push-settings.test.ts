import { pushSettingsContract } from '../contracts/push-settings-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

pushSettingsContract('D1', openEmptiedD1);
