import { afterEach } from 'vitest';
import { noticeChannelsContract } from '../contracts/notice-channels-contract.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const opened: TestDatabase[] = [];
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
});

noticeChannelsContract('libSQL', async () => {
  const database = await openTestDatabase();
  opened.push(database);
  return database.db;
});
