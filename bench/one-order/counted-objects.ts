/** Counts what the objects of a world do inside: alarms as the runtime would ring them, and rows their SQLite writes. */
import { gateWorkDue } from '../../src/gate/work.ts';
import type { SyncSql } from '../../src/shared/sync-sql.ts';
import { ledgerNextDue } from '../../src/stock/ledger/owed.ts';
import { inboxNextDue } from '../../src/webhooks/inbox.ts';
import { type InboxAlarm, inboxAlarm } from '../../src/webhooks/inbox-alarm.ts';
import type { World } from '../../test/support/world.ts';
import { add, type Tally } from './counted-edge.ts';
import { type Recorded, recordWrites } from './meter-rows.ts';

/** When the object's alarm goes off, ms; undefined where none is set. */
type Alarm = { at: number | undefined };

export type ObjectCounts = {
  /** `ledger.alarm`. */
  alarms: Tally;
  /** How often an alarm was set: each is a row written. */
  settings: Tally;
  /** What each object wrote since `record`. */
  recorded: Recorded[];
  /** Begins to record what objects write, and forgets their alarms so far. */
  record: () => void;
  /** To be called after whatever may have set or rung an alarm. */
  look: () => void;
  /** To be called when an inbox hands deliveries to its queue. */
  handedOver: (inbox: string) => void;
};

/** The objects' own rules of when they set an alarm (worker/objects/), over the same tables. */
export function countObjects(world: World): ObjectCounts {
  const counts = { alarms: new Map<string, number>(), settings: new Map<string, number>() };
  const recorded: Recorded[] = [];
  const alarms = new Map<string, Alarm>();
  const inboxes = new Map<string, InboxAlarm>();
  const known = new WeakSet<SyncSql>();
  let isRecording = false;
  const now = world.clock.now;

  const watched = (kind: string, name: string, sql: SyncSql): Alarm => {
    if (isRecording && !known.has(sql)) {
      recorded.push(recordWrites(sql, kind));
      known.add(sql);
    }
    const alarm = alarms.get(`${kind} ${name}`) ?? { at: undefined };
    alarms.set(`${kind} ${name}`, alarm);
    return alarm;
  };
  const set = (kind: string, alarm: Alarm, at: number | undefined) => {
    if (at === undefined || alarm.at === at) return;
    alarm.at = at;
    add(counts.settings, `${kind}: its alarm`);
  };
  /** Whether it rings: its time has come, and what it is to do at this moment was done by the world. */
  const rings = (kind: string, alarm: Alarm, due: number | undefined): boolean => {
    if (alarm.at === undefined || alarm.at > now() || (due !== undefined && due <= now()))
      return false;
    add(counts.alarms, `${kind}.alarm`);
    alarm.at = undefined;
    return true;
  };

  const lookAtInbox = (name: string, sql: SyncSql) => {
    const alarm = watched('inbox', name, sql);
    const rule = inboxes.get(name) ?? inboxAlarm(sql);
    inboxes.set(name, rule);
    const due = inboxNextDue(sql);
    if (rings('inbox', alarm, due)) rule.rang();
    // What is due this very moment is handed over in the turn that kept it, or by the alarm that rings now.
    if (due !== undefined && due <= now()) return;
    set('inbox', alarm, rule.afterChange(now()) ?? rule.afterEnd(now()));
  };
  const lookAtLedger = (name: string, sql: SyncSql) => {
    const alarm = watched('ledger', name, sql);
    const due = ledgerNextDue(sql);
    rings('ledger', alarm, due);
    // A ledger begins at once what an act of it makes due at once.
    if (due === undefined || due <= now()) return;
    if (alarm.at === undefined || alarm.at > due) set('ledger', alarm, due);
  };
  const lookAtGate = (name: string, sql: SyncSql) => {
    const alarm = watched('gate', name, sql);
    const due = gateWorkDue(sql, now());
    rings('gate', alarm, due);
    if (due === undefined) alarm.at = undefined;
    else if (alarm.at === undefined || alarm.at > due) set('gate', alarm, Math.max(due, now()));
  };
  const look = () => {
    for (const [name, sql] of world.objects.inboxes) lookAtInbox(name, sql);
    for (const [name, { sql }] of world.objects.ledgers) lookAtLedger(name, sql);
    for (const [name, sql] of world.objects.gates) lookAtGate(name, sql);
  };
  return {
    ...counts,
    recorded,
    record: () => {
      counts.alarms.clear();
      counts.settings.clear();
      isRecording = true;
      look();
    },
    handedOver: (inbox) => inboxes.get(inbox)?.handedOver(now()),
    look,
  };
}
