import { locationGroupsContract } from '../contracts/location-groups-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';

locationGroupsContract('D1', openEmptiedD1);
