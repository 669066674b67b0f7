/** Carries out lines of a file of links: all that a turn changes in one batch, with where the next turn begins. */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { JudgedLine } from '../../src/catalog/judge-line.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { activity, linkFileLines, linkFiles, links, unlinked } from '../schema/index.ts';
import { type TakenFile, toApply } from './link-file-turns.ts';
import { countingLinks } from './link-pairs.ts';
import { ofVariants, oweMatches } from './matches-due.ts';

/** A line that is not carried out, with what is said of it. */
export type LeftOut = { line: number } & Pick<JudgedLine, 'verdict' | 'why'>;

export type AppliedTurn = {
  /** The last line of it. */
  upTo: number;
  leftOut: readonly LeftOut[];
  /** The listings of those that go, and the connections whose ledgers are owed it. */
  variantIds: readonly string[];
  told: readonly string[];
};

/**
 * Carries out lines up to one, but for those that are left out and those whose link changed since they were read. All or
 * nothing, and nothing where the turn is another worker's by now or the file was cancelled. The stores' stock is left as
 * it is: a link made here writes nothing before a person pressed Apply on its first levels (ST8).
 * @param now ms; the next turn is owed then
 * @returns whether it was done
 */
export async function applyLines(
  db: Database,
  file: TakenFile,
  turn: AppliedTurn,
  now: number,
): Promise<boolean> {
  const { id, accountId, connectionId, askedBy, afterLine, lease } = file;
  const isMine = sql`exists (select 1 from link_files f where f.id = ${id} and f.state = 'applying' and f.due_at = ${lease})`;
  const within = sql`l.file_id = ${id} and l.line > ${afterLine} and l.line <= ${turn.upTo}`;
  /** Lines that are carried out, `l`. */
  const going = (verdicts: SQL = toApply) =>
    sql`from link_file_lines l where ${within} and l.verdict in ${verdicts} and ${isMine}`;
  const goingVariants = (wish: SQL) =>
    sql`(select l.destination_variant_id ${going()} and l.wish ${wish})`;
  const statements: BatchItem<'sqlite'>[] = [
    ...leavingOut(db, id, turn.leftOut, isMine),
    leavingChanged(db, file, within, isMine),
    notingLines(db, file, going(), now),
    db
      .delete(links)
      .where(
        and(
          eq(links.connectionId, connectionId),
          sql`${links.destinationVariantId} in ${goingVariants(sql`= 'unlink'`)}`,
        ),
      ),
    db
      .insert(unlinked)
      .select(
        sql`select ${connectionId}, l.destination_variant_id, ${askedBy}, ${now} ${going(sql`('removed')`)}`,
      )
      .onConflictDoUpdate({
        target: [unlinked.connectionId, unlinked.destinationVariantId],
        set: { by: askedBy, at: now },
      }),
    linkingLines(db, connectionId, going(sql`('added', 'changed')`), now),
    db
      .delete(unlinked)
      .where(
        and(
          eq(unlinked.connectionId, connectionId),
          sql`${unlinked.destinationVariantId} in ${goingVariants(sql`<> 'unlink'`)}`,
        ),
      ),
    countingLinks(db, connectionId),
    ...turn.told.flatMap((of) => oweMatches(db, accountId, of, ofVariants(turn.variantIds), now)),
  ];
  const passed = sql`(select count(*) from link_file_lines l where ${within})`;
  const results = await inOneBatch(db, [
    ...statements,
    db
      .update(linkFiles)
      .set({ afterLine: turn.upTo, done: sql`${linkFiles.done} + ${passed}`, dueAt: now })
      .where(and(eq(linkFiles.id, id), eq(linkFiles.state, 'applying'), eq(linkFiles.dueAt, lease)))
      .returning({ id: linkFiles.id }),
  ]);
  return (results.at(-1)?.length ?? 0) > 0;
}

const leavingOut = (
  db: Database,
  fileId: string,
  leftOut: readonly LeftOut[],
  isMine: SQL,
): BatchItem<'sqlite'>[] => {
  if (leftOut.length === 0) return [];
  const rows = JSON.stringify(
    leftOut.map(({ line, verdict, why }) => ({ line, verdict, why: why && JSON.stringify(why) })),
  );
  const of = (field: string) =>
    sql`(select value ->> ${sql.raw(`'${field}'`)} from json_each(${rows}) where value ->> 'line' = ${linkFileLines.line})`;
  return [
    db
      .update(linkFileLines)
      .set({ verdict: of('verdict'), why: of('why') })
      .where(
        sql`${linkFileLines.fileId} = ${fileId}
          and ${linkFileLines.line} in (select value ->> 'line' from json_each(${rows})) and ${isMine}`,
      ),
  ];
};

/** Somebody linked, paused or unlinked it between this turn's reading and its batch. */
const leavingChanged = (
  db: Database,
  { id, connectionId, afterLine }: TakenFile,
  within: SQL,
  isMine: SQL,
) =>
  db
    .update(linkFileLines)
    .set({ verdict: 'rejected', why: { kind: 'changed-meanwhile' } })
    .where(
      sql`${linkFileLines.fileId} = ${id} and ${linkFileLines.line} > ${afterLine} and ${linkFileLines.line} in (
        select l.line from link_file_lines l
        left join links k on k.connection_id = ${connectionId} and k.destination_variant_id = l.destination_variant_id
        where ${within} and l.verdict in ${toApply} and ${isMine} and (k.zeroing_since is not null
          or k.source_variant_id is not l.why ->> 'sourceVariantId' or k.active is not l.why ->> 'active'))`,
    );

/** A link to another listing is a new one, without first levels (ST8); what the SKU keeps back stays. */
const linkingLines = (db: Database, connectionId: string, going: SQL, now: number) => {
  const isSame = sql`${links.sourceVariantId} = excluded.source_variant_id`;
  return db
    .insert(links)
    .select(
      sql`select ${connectionId}, l.destination_variant_id, l.source_variant_id, l.wish = 'link', ${now}, null, null, null,
            null, null ${going}`,
    )
    .onConflictDoUpdate({
      target: [links.connectionId, links.destinationVariantId],
      set: {
        active: sql`excluded.active`,
        createdAt: sql`iif(${isSame}, ${links.createdAt}, excluded.created_at)`,
        alignedAt: sql`iif(${isSame}, ${links.alignedAt}, null)`,
        sourceVariantId: sql`excluded.source_variant_id`,
      },
    });
};

/** One act a line, with the SKUs it was and is linked to. */
const notingLines = (db: Database, file: TakenFile, going: SQL, now: number) => {
  const before = sql`(l.why ->> 'sourceSku')`;
  const isElsewhere = sql`(l.why is null or l.why ->> 'sourceVariantId' <> l.source_variant_id)`;
  const listed = (store: SQL, variant: SQL) =>
    sql`(select s.sku from connections c join listings s on s.store_id = c.${store} and s.variant_id = ${variant}
      where c.id = ${file.connectionId})`;
  return db.insert(activity).select(
    sql`select 'ac_' || lower(hex(randomblob(8))), ${file.accountId}, ${now}, ${file.askedBy},
        case when l.wish = 'unlink' then 'link-removed' when ${isElsewhere} then 'link-made'
          when l.wish = 'pause' then 'link-paused' else 'link-resumed' end,
        null, ${file.connectionId}, l.destination_variant_id,
        coalesce(${listed(sql`destination_store_id`, sql`l.destination_variant_id`)}, l.destination_sku),
        case when l.wish = 'unlink' or ${isElsewhere} then ${before} end,
        case when l.wish <> 'unlink' and ${isElsewhere} then ${listed(sql`source_store_id`, sql`l.source_variant_id`)} end
      ${going}`,
  );
};
