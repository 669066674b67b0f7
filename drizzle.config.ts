// Tells drizzle-kit where the tables are declared and where `npm run db:generate` writes a migration for their change.
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: './db/schema/index.ts',
  out: './db/migrations',
});
