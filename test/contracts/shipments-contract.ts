/** What every database must answer of shipments after their first copy: on libSQL in Node and on D1 in workerd. */
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { shipmentsSeen } from '../../db/records/changed-orders.ts';
import { recordChoice } from '../../db/records/shipment-choice.ts';
import { recordShipment } from '../../db/records/shipment-seen.ts';
import { loadShipment, shipmentRow } from '../../db/records/shipments.ts';
import { recordTakenBack } from '../../db/records/taken-back.ts';
import { notices, orderEvents, shipments } from '../../db/schema/index.ts';
import type { EffectState } from '../../src/effects/effect.ts';
import { turnAt } from '../../src/effects/effect.ts';
import type { Shipment } from '../../src/mirror/shipment.ts';
import type { Push } from '../../src/order-push/push.ts';
import type { PlatformShipment } from '../../src/platforms/platform.ts';
import { now, startedPush, twoStores } from '../support/two-stores.ts';

const tracking = (...numbers: string[]) => ({ company: 'UPS', numbers, urls: [] });
const mugs = (quantity: number) => [{ destinationLineId: '11', quantity }];
const conflictOf = (quantity: number) => ({
  ...{ shipmentId: 'by-hand', name: '#1001-F1' },
  ...{ tracking: tracking('BY-HAND'), lines: mugs(quantity) },
});

export function shipmentsContract(name: string, open: () => Promise<Database>): void {
  describe(`shipments on ${name}`, () => {
    let db: Database;
    let push: Push;
    beforeEach(async () => {
      db = await open();
      const { destination } = await twoStores(db);
      push = (await startedPush(db, destination)).push;
    });

    const row = () => shipmentRow(db, () => now);
    const parcel = (change: Partial<PlatformShipment> = {}): PlatformShipment => ({
      ...{ id: 'f-1', orderId: 'o-1', name: '#2001.1', status: 'success' },
      ...{ createdAt: '2026-11-23T12:02:00Z', updatedAt: '2026-11-23T12:02:00Z' },
      ...{ tracking: tracking('1Z-A'), delivery: undefined, lines: [] },
      orderReference: push.reference,
      ...change,
    });
    const seen = (reading: number, change: Partial<PlatformShipment> = {}) =>
      recordShipment(db, push, { shipment: parcel(change), lines: mugs(2), reading }, now);
    const back = (reading: number, change: Partial<PlatformShipment> = {}) =>
      recordTakenBack(
        db,
        push,
        { shipment: parcel({ status: 'cancelled', ...change }), lines: mugs(2), reading },
        now,
      );
    const load = async (id: string): Promise<Shipment> => {
      const shipment = await loadShipment(db, 'demo', id);
      if (!shipment) throw new Error('no shipment');
      return shipment;
    };
    const stands = async (id: string) => {
      const { state, dueAt, copied, takenBack } = await load(id);
      return { state, dueAt, copied, takenBack };
    };
    /** Copied whole, nothing owed. */
    const copied = async (): Promise<string> => {
      const { shipmentId } = await seen(1);
      await row().win(await load(shipmentId), turnAt(now));
      const made = { copy: { id: 'd-1', name: '#1001-F1' }, how: 'created' } as const;
      const dueAt = await row().recordCopied(await load(shipmentId), {
        ...made,
        ...{ copied: mugs(2), whole: true },
      });
      expect(dueAt).toBeUndefined();
      return shipmentId;
    };
    const set = (id: string, change: Partial<typeof shipments.$inferInsert>) =>
      db.update(shipments).set(change).where(eq(shipments.id, id));
    const kinds = async () => (await db.select().from(orderEvents)).map(({ kind }) => kind);

    it('[TR3] a newer reading owes its copy what it says anew, an older one and the same owe nothing', async () => {
      const id = await copied();
      expect(await seen(1, { tracking: tracking('OLD') })).toMatchObject({ owed: false });
      expect(await seen(2)).toEqual({ shipmentId: id, owed: false });
      expect(await seen(3, { tracking: tracking('1Z-B') })).toEqual({ shipmentId: id, owed: true });
      expect(await load(id)).toMatchObject({
        ...{ state: 'created', dueAt: now, attempts: 1 },
        ...{ tracking: tracking('1Z-A'), latestTracking: tracking('1Z-B') },
        shownTracking: tracking('1Z-A'),
      });
    });

    it('[TR3] a delivery status is owed once, and none after delivered', async () => {
      const id = await copied();
      await seen(2, { delivery: 'in-transit', updatedAt: '2026-11-23T13:00:00Z' });
      await set(id, { copiedDelivery: 'in-transit', dueAt: null });
      expect(
        await seen(3, { delivery: 'in-transit', updatedAt: '2026-11-23T13:30:00Z' }),
      ).toMatchObject({ owed: false });
      expect((await load(id)).deliveryAt).toBe('2026-11-23T13:00:00.000Z');
      expect(
        await seen(4, { delivery: 'delivered', updatedAt: '2026-11-23T14:00:00Z' }),
      ).toMatchObject({ owed: true });
      await set(id, { copiedDelivery: 'delivered', dueAt: null });
      for (const delivery of ['in-transit', undefined] as const)
        expect(await seen(9, { delivery, updatedAt: '2026-11-23T15:00:00Z' })).toMatchObject({
          owed: false,
        });
      expect(await load(id)).toMatchObject({
        ...{ delivery: 'delivered', deliveryAt: '2026-11-23T14:00:00.000Z' },
      });
    });

    it.each<[string, EffectState, string[], EffectState, number | null]>([
      ['owed', 'ready', [], 'withdrawn', null],
      ['failed', 'failed', [], 'withdrawn', null],
      ['under way', 'creating', [], 'creating', now + 7],
      ['copied in part', 'ready', ['d-1'], 'created', now],
      ['copied', 'created', ['d-1'], 'created', now],
      ['copied and failed since', 'failed', ['d-1'], 'created', now],
      ['ended', 'withdrawn', [], 'withdrawn', null],
    ])('[TR3] one that is %s and taken back', async (_, state, ids, then, dueAt) => {
      const { shipmentId } = await seen(1);
      await set(shipmentId, {
        ...{ state, destinationShipmentIds: ids, copied: ids.length > 0 ? mugs(2) : [] },
        dueAt: state === 'creating' ? now + 7 : null,
      });
      const recorded = await back(2);
      expect(recorded).toEqual({ shipmentId, owed: dueAt !== null });
      expect(await stands(shipmentId)).toEqual({
        ...{ state: then, dueAt: dueAt ?? undefined, copied: [], takenBack: true },
      });
      await back(3);
      expect(await stands(shipmentId)).toMatchObject({ state: then });
      expect((await kinds()).filter((kind) => kind === 'shipment-taken-back')).toHaveLength(1);
    });

    it('[TR3] one taken back before anybody read it is kept, and an older reading does not bring it back', async () => {
      const recorded = await back(5);
      expect(recorded).toMatchObject({ owed: false });
      await seen(4);
      expect(await stands(recorded?.shipmentId ?? '')).toMatchObject({
        ...{ state: 'withdrawn', takenBack: true },
      });
      expect(await kinds()).not.toContain('shipment-taken-back');
      // It stands after all: it is to be copied.
      expect(await seen(6)).toMatchObject({ owed: true });
      expect(await stands(recorded?.shipmentId ?? '')).toMatchObject({
        ...{ state: 'ready', dueAt: now, takenBack: false },
      });
    });

    it('[TR3] a copy that is made while its parcel is taken back, or changed, is owed that', async () => {
      const { shipmentId } = await seen(1);
      await row().win(await load(shipmentId), turnAt(now));
      const read = await load(shipmentId);
      await back(2);
      const made = { copy: { id: 'd-1', name: '#1001-F1' }, how: 'created' } as const;
      const whole = { copied: mugs(2), whole: true };
      expect(await row().recordCopied(read, { ...made, ...whole })).toBe(now);
      expect(await stands(shipmentId)).toMatchObject({ state: 'created', copied: [] });

      const other = { id: 'f-2' };
      const second = await seen(1, other);
      await row().win(await load(second.shipmentId), turnAt(now));
      const before = await load(second.shipmentId);
      await seen(2, { ...other, tracking: tracking('1Z-B') });
      const copy = { id: 'd-2', name: '#1001-F2' };
      expect(await row().recordCopied(before, { ...made, copy, ...whole })).toBe(now);
      expect(await load(second.shipmentId)).toMatchObject({ shownTracking: tracking('1Z-A') });
    });

    it('[TR3] one worker at a time is at the copies, and what is said meanwhile is owed after it', async () => {
      const id = await copied();
      await seen(2, { tracking: tracking('1Z-B') });
      const read = await load(id);
      const claims = await Promise.all([
        row().lease(read, now + 5000),
        row().lease(read, now + 5000),
      ]);
      const [claim, ...more] = claims.filter((one) => one !== undefined);
      expect([claim === undefined, more]).toEqual([false, []]);
      await seen(3, { tracking: tracking('1Z-C') });
      expect((await load(id)).dueAt).toBe(now + 5000);
      const done = {
        takenBack: false,
        cancelled: false,
        delivery: undefined,
        whole: true,
        steps: [],
      };
      const followed = { ...done, tracking: tracking('1Z-B') };
      expect(await row().recordFollowed(read, 'another', followed)).toBeUndefined();
      expect(await row().recordFollowed(read, claim ?? '', followed)).toBe(now);
      expect(await load(id)).toMatchObject({ state: 'created', shownTracking: tracking('1Z-B') });
      const again = await row().lease(await load(id), now + 5000);
      await back(4);
      const last = { ...done, tracking: tracking('1Z-C') };
      expect(await row().recordFollowed(read, again ?? '', last)).toBe(now);
    });

    it('[TR3] copies that could not follow are tried later, then a person is told', async () => {
      const id = await copied();
      await back(2);
      const claim = await row().lease(await load(id), now + 5000);
      const shipment = await load(id);
      const failure = { kind: 'unreachable', message: 'no way' } as const;
      await row().setBackFollow(shipment, claim ?? '', failure, {
        ...{ state: 'ready', dueAt: now + 9, setbacks: 1 },
      });
      expect(await load(id)).toMatchObject({ state: 'created', dueAt: now + 9, setbacks: 1 });
      const next = await row().lease(await load(id), now + 5000);
      await row().setBackFollow(shipment, next ?? '', failure, { state: 'failed' });
      expect(await stands(id)).toMatchObject({ state: 'failed', dueAt: undefined });
      expect(await kinds()).toContain('take-back-failed');
      expect((await db.select().from(notices)).map(({ kind }) => kind)).toEqual([
        'tracking-failed',
      ]);
    });

    it('[TR3] a conflict is chosen about once, in its own account, as long as it stands', async () => {
      const { shipmentId } = await seen(1);
      const claim = await row().win(await load(shipmentId), turnAt(now));
      const choose = (account: string, choice: 'ours' | 'theirs') =>
        recordChoice(db, account, shipmentId, { choice, person: 'Dana' }, now);
      expect(await choose('demo', 'ours')).toBe(false);
      await row().recordConflict(await load(shipmentId), 'another', conflictOf(2));
      expect(await stands(shipmentId)).toMatchObject({ state: 'creating' });
      await row().recordConflict(await load(shipmentId), claim ?? '', conflictOf(2));
      expect(await stands(shipmentId)).toMatchObject({ state: 'failed', dueAt: undefined });
      expect(await choose('other', 'ours')).toBe(false);
      expect(await choose('demo', 'ours')).toBe(true);
      expect(await choose('demo', 'theirs')).toBe(false);
      expect(await load(shipmentId)).toMatchObject({
        ...{ state: 'ready', dueAt: now, copied: mugs(2), destinationShipmentIds: ['by-hand'] },
        ...{ shownTracking: tracking('BY-HAND'), latestTracking: tracking('1Z-A') },
        conflict: { choice: 'ours' },
      });
      const steps = await db
        .select()
        .from(orderEvents)
        .where(eq(orderEvents.kind, 'shipment-chosen'));
      expect(steps).toMatchObject([{ actor: 'Dana', detail: '1Z-A' }]);
    });

    it('[TR3] what a person left as it is stays copied when the source takes its parcel back', async () => {
      const { shipmentId } = await seen(1);
      const claim = await row().win(await load(shipmentId), turnAt(now));
      const before = [{ shipmentId: 'earlier', choice: 'theirs' as const, lines: mugs(1) }];
      await set(shipmentId, { destinationShipmentIds: ['earlier'], copied: mugs(1) });
      await row().recordConflict(await load(shipmentId), claim ?? '', { ...conflictOf(1), before });
      await recordChoice(db, 'demo', shipmentId, { choice: 'theirs', person: 'Dana' }, now);
      await back(2);
      expect(await stands(shipmentId)).toMatchObject({
        ...{ state: 'created', copied: [...mugs(1), ...mugs(1)], takenBack: true },
      });
    });

    it('[TR3] one that ends has no copy made by whoever read it before', async () => {
      const { shipmentId } = await seen(1);
      const read = await load(shipmentId);
      const why = { kind: 'refused', code: 'ORDER_CANCELLED', message: 'gone' } as const;
      await row().end(read, undefined, why);
      expect(await stands(shipmentId)).toMatchObject({ state: 'withdrawn', dueAt: undefined });
      expect(await row().win(read, turnAt(now))).toBeUndefined();
      expect(await kinds()).toContain('shipment-not-mirrored');
      // The source may say what it wants of it: its order does not come back.
      expect(await seen(2, { tracking: tracking('1Z-B') })).toMatchObject({ owed: false });
    });

    it('[TR3] what failed is tried again once its number is corrected, and is not by the same reading', async () => {
      const { shipmentId } = await seen(1);
      await set(shipmentId, { state: 'failed', dueAt: null, setbacks: 8, failureKind: 'refused' });
      expect(await seen(2)).toMatchObject({ owed: false });
      expect(await seen(3, { tracking: tracking('1Z-B') })).toMatchObject({ owed: true });
      expect(await load(shipmentId)).toMatchObject({ state: 'ready', setbacks: 0 });
    });

    it('[RC1] what is kept of source shipments is known by their ids', async () => {
      await seen(1, { delivery: 'in-transit' });
      await back(1, { id: 'f-2' });
      const kept = await shipmentsSeen(db, push.sourceStoreId, ['f-1', 'f-2', 'f-3']);
      const at = { updatedAt: '2026-11-23T12:02:00.000Z', tracking: tracking('1Z-A') };
      expect(Object.fromEntries(kept)).toEqual({
        'f-1': { ...at, takenBack: false, delivery: 'in-transit' },
        'f-2': { ...at, takenBack: true, delivery: undefined },
      });
      expect(await shipmentsSeen(db, 'another', ['f-1'])).toEqual(new Map());
    });
  });
}
