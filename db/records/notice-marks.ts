/** What a person has read of the notices, as conditions for statements about groups `g`. */
import { type SQL, sql } from 'drizzle-orm';

/** Whose channels, settings and reading marks: one person of one account. */
export type NoticeOwner = { accountId: string; personId: string };

/** Groups that one reading looks through at most: where few of many are asked for, the rest is another page. */
export const groupsLookedThrough = 1_000;

/** Up to when the person has read everything, ms. */
export const readToOf = ({ accountId, personId }: NoticeOwner): SQL => sql`coalesce((
  select p.read_to from notice_people p where p.account_id = ${accountId} and p.person_id = ${personId}), 0)`;

/** The person's own mark on `g`, as `r`: there is none where all that is read stands with the person. */
export const joinMarks = ({ accountId, personId }: NoticeOwner): SQL => sql`left join notice_reads r
  on r.account_id = ${accountId} and r.person_id = ${personId} and r.group_id = g.id`;

/** Whether the group `g`, its mark joined, waits unread: not where the bell leaves out its kind. */
export const isUnread = (owner: NoticeOwner): SQL => sql`(
  g.last_at > max(${readToOf(owner)}, coalesce(r.read_to, 0)) and g.kind not in (
    select m.value from json_each((select p.settings ->> '$.muted' from notice_people p
      where p.account_id = ${owner.accountId} and p.person_id = ${owner.personId})) m))`;
