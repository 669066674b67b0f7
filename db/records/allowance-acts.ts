/** What is written down when somebody changes what a connection, or one SKU of it, keeps back (ST6): the fields that change. */
import { type SQL, sql } from 'drizzle-orm';
import type { EditPolicy } from '../../src/stock/setup.ts';
import type { Database } from '../open.ts';
import { connectionName, notingActivity } from './activity.ts';

export type AllowanceOfConnection = {
  buffer: number;
  sharePercent: number;
  /** Null where there is no cap. */
  cap: number | null;
  edits: EditPolicy;
};

/** Null where the connection decides. */
export type AllowanceOfLink = {
  buffer: number | null;
  sharePercent: number | null;
  cap: number | null;
};

type Field = { words: string; was: SQL; is: number | string | null };

type Changing = {
  accountId: string;
  connectionId: string;
  /** The connection, or a destination variant of it. */
  subject: string;
  by: string;
};

/** To stand before the statement that saves them; writes nothing where all stay as they are. @param now ms */
export function notingAllowance(
  db: Database,
  of: Changing,
  said: AllowanceOfConnection | { variantId: string; link: AllowanceOfLink },
  now: number,
) {
  const { accountId, connectionId, subject, by } = of;
  const isLink = 'link' in said;
  const { buffer, sharePercent, cap } = isLink ? said.link : said;
  const fields: Field[] = [
    { words: 'buffer', was: sql`a.buffer`, is: buffer },
    { words: 'share in percent', was: sql`a.share_percent`, is: sharePercent },
    { words: 'cap', was: sql`a.cap`, is: cap },
    ...(isLink ? [] : [{ words: 'edits', was: sql`a.edits`, is: said.edits }]),
  ];
  const none = isLink ? 'as the connection' : 'none';
  const from = isLink
    ? sql`from links a join connections c on c.id = a.connection_id
        where c.id = ${connectionId} and c.account_id = ${accountId}
          and a.destination_variant_id = ${said.variantId}`
    : sql`from connections a where a.id = ${connectionId} and a.account_id = ${accountId}`;
  const list = (value: (field: Field) => SQL): SQL => {
    const each = fields.map(
      (field) =>
        sql`iif(${field.was} is ${field.is}, '', ${`; ${field.words}: `} || ${value(field)})`,
    );
    return sql`(select substr(${sql.join(each, sql` || `)}, 3) ${from})`;
  };
  const differs = sql.join(
    fields.map(({ was, is }) => sql`${was} is not ${is}`),
    sql` or `,
  );
  return notingActivity(
    db,
    accountId,
    [{ actor: by, kind: 'allowance-changed', connectionId, subject, name: 'a connection' }],
    now,
    sql`exists (select 1 ${from} and (${differs}))`,
    {
      name: isLink
        ? sql`(select d.sku from connections c join listings d on d.store_id = c.destination_store_id
            and d.variant_id = ${said.variantId} where c.id = ${connectionId})`
        : connectionName(connectionId),
      before: list(({ was }) => sql`${edited(was)}`),
      // As text: a number that is bound may become 2.0.
      after: list(({ is }) => edited(sql`${is === null ? null : String(is)}`)),
    },
  );

  /** A value as people read it. */
  function edited(value: SQL): SQL {
    return sql`replace(replace(coalesce(${value}, ${none}), 'set-back', 'set back'), 'pass-on', 'passed on')`;
  }
}
