import { afterEach } from 'vitest';
import { looksContract } from '../contracts/looks-contract.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const opened: TestDatabase[] = [];
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
});

looksContract('libSQL', async () => {
  const database = await openTestDatabase();
  opened.push(database);
  return database.db;
});
