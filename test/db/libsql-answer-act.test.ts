import { afterEach } from 'vitest';
import { answerActContract } from '../contracts/answer-act-contract.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const opened: TestDatabase[] = [];
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
});

answerActContract('libSQL', async () => {
  const database = await openTestDatabase();
  opened.push(database);
  return database.db;
});
