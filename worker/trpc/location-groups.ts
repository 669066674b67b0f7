/** Procedures of Location Groups (OP5, ST8): the map of a connection, what another one would do, and saving it. */
import { TRPCError } from '@trpc/server';
import * as z from 'zod';
import {
  countIdle,
  listBlocked,
  listConnectionNames,
} from '../../db/pages/location-groups-page.ts';
import { type GroupsPreview, previewGroups } from '../../db/pages/location-groups-preview.ts';
import {
  type KeptGroups,
  lastGroupsChange,
  loadGroups,
  saveGroups,
} from '../../db/records/location-groups.ts';
import { groupsChanged } from '../../src/order-push/bulk/bulk.ts';
import type { PlatformFailure } from '../../src/platforms/platform-failure.ts';
import type { Result } from '../../src/shared/result.ts';
import { isMassZeroing } from '../../src/stock/mass-zeroing.ts';
import { checkGroupMap, type GroupMap } from '../../src/stores/group-map.ts';
import {
  bringsSources,
  compareGroupMaps,
  isSameMap,
  mapText,
  onlyOtherwise,
  reroutedPlaces,
} from '../../src/stores/group-map-changes.ts';
import { handOverBulk } from '../bulk.ts';
import { readLocations } from '../locations.ts';
import { type Asked, procedure, router } from './init.ts';
import { inputs } from './inputs.ts';
import { storeFailed } from './store-failed.ts';

/** More than any store has. */
const locationsMost = 1000;

const group = z.object({
  name: z.string().max(200),
  destinationLocationId: inputs.id,
  sourceLocationIds: z.array(inputs.id).max(locationsMost),
});

const mapInput = z.object({
  connectionId: inputs.id,
  groups: z.array(group).max(locationsMost),
});

const saveInput = mapInput.extend({
  /** Of the map that was changed. */
  revision: z.int().min(0),
  /** How many SKUs a person has agreed to see at zero; asked for where there are many. */
  agreedToZero: z.int().min(0).optional(),
});

type Asking = Pick<Asked, 'db' | 'accountId'>;

async function requireGroups({ db, accountId }: Asking, connectionId: string): Promise<KeptGroups> {
  const kept = await loadGroups(db, accountId, connectionId);
  if (!kept)
    throw new TRPCError({ code: 'NOT_FOUND', message: 'This connection is not known here.' });
  return kept;
}

/** A drawn map against the one that stands: what is wrong with it, else what it changes and would do. */
async function weigh({ db, accountId }: Asking, kept: KeptGroups, drawn: GroupMap) {
  const groups = drawn.map((one) => ({ ...one, name: one.name.trim() }));
  const locations = { source: kept.sourceLocations, destination: kept.destinationLocations };
  const problems = checkGroupMap(groups, locations, kept.groups);
  const changes = compareGroupMaps(kept.groups, groups);
  const rerouted = reroutedPlaces(changes);
  if (problems.length > 0) return { problems, groups, changes, rerouted, preview: undefined };
  const preview = await previewGroups(db, accountId, kept, changes, rerouted);
  return { problems, groups, changes, rerouted, preview };
}

const massZeroing = (preview: GroupsPreview, { links }: KeptGroups): boolean =>
  isMassZeroing(preview.toZero, links);

export const locationGroupsRouter = router({
  /** The map of a connection, or of the first one of a store, or of the first one there is; null where there is none. */
  page: procedure
    .input(z.object({ connectionId: inputs.id.optional(), storeId: inputs.storeId }))
    .query(async ({ ctx, input }) => {
      const { db, accountId } = ctx;
      const connections = await listConnectionNames(db, accountId);
      const { storeId } = input;
      const first =
        connections.find((one) =>
          [one.destinationStoreId, one.sourceStoreId].includes(storeId ?? ''),
        ) ?? connections[0];
      const connectionId = input.connectionId ?? first?.connectionId;
      if (connectionId === undefined) return { connections, map: null };
      const map = await requireGroups(ctx, connectionId);
      const blocked = await listBlocked(db, accountId, map.destinationStoreId);
      return { connections, map: { ...map, blocked } };
    }),

  /** Linked SKUs with stock at source locations that serve nothing here: stock that this destination cannot sell. */
  idle: procedure
    .input(z.object({ connectionId: inputs.id }))
    .query(({ ctx, input }) => countIdle(ctx.db, ctx.accountId, input.connectionId)),

  /** What saving this map would do. Nothing is changed. */
  preview: procedure.input(mapInput).query(async ({ ctx, input }) => {
    const kept = await requireGroups(ctx, input.connectionId);
    const { problems, preview } = await weigh(ctx, kept, input.groups);
    if (!preview) return { kind: 'problems' as const, problems };
    return { kind: 'preview' as const, ...preview, isMassZeroing: massZeroing(preview, kept) };
  }),

  /**
   * Saves the map over that of a revision, tells the ledgers and has orders looked at again that it may let go. Where many
   * SKUs would go to zero it does nothing and says how many, until that very number is agreed to.
   */
  save: procedure.input(saveInput).mutation(async ({ ctx, input }) => {
    const { db, accountId, edge, road, person } = ctx;
    const { connectionId, revision, agreedToZero } = input;
    const kept = await requireGroups(ctx, connectionId);
    const changedMeanwhile = async () => ({
      kind: 'changed-meanwhile' as const,
      last: (await lastGroupsChange(db, connectionId)) ?? null,
    });
    if (kept.revision !== revision) return changedMeanwhile();
    const { problems, groups, changes, rerouted, preview } = await weigh(ctx, kept, input.groups);
    if (!preview) return { kind: 'problems' as const, problems };
    const nothing = { waiting: 0, set: 0, uncertain: 0, recheck: null };
    if (isSameMap(changes)) return { kind: 'saved' as const, revision, ...nothing };
    const { set, toZero, waiting, uncertain } = preview;
    if (massZeroing(preview, kept) && agreedToZero !== toZero)
      return { kind: 'asks' as const, set, toZero };
    const reads = bringsSources(kept.groups, groups);
    const saved = await saveGroups(
      db,
      accountId,
      kept,
      {
        revision,
        groups,
        rerouted,
        askedBy: person,
        about: groupsChanged,
        agreed: agreedToZero === toZero && toZero > 0,
        reads,
        ...toldOf(kept, groups),
      },
      edge.now(),
    );
    if (!saved) return changedMeanwhile();
    await handOverBulk(edge, accountId, saved.recheck);
    // Other names and priorities reach them too.
    await road.tellLedgers(accountId, connectionId, { read: reads });
    const { recheck } = saved;
    return {
      kind: 'saved' as const,
      revision: revision + 1,
      set,
      waiting,
      uncertain,
      recheck,
    };
  }),

  /** Reads the locations of both stores of a connection anew. */
  readLocations: procedure
    .input(z.object({ connectionId: inputs.id }))
    .mutation(async ({ ctx, input }) => {
      const { edge, road, accountId } = ctx;
      const { sourceStoreId, sourceName, destinationStoreId, destinationName } =
        await requireGroups(ctx, input.connectionId);
      const stores = [
        { id: sourceStoreId, name: sourceName },
        { id: destinationStoreId, name: destinationName },
      ];
      const closed: string[] = [];
      const opened: string[] = [];
      for (const { id, name } of stores) {
        const read = await patiently(ctx, () => readLocations(edge, road.open, accountId, id));
        if (!read.ok) throw storeFailed(name, read.failure);
        closed.push(...read.value.closed);
        opened.push(...read.value.opened);
      }
      return { closed, opened };
    }),
});

/** A person waits with it: what a store asks to wait, it is given, up to this much in all, ms. */
const waitMost = 15_000;

/** Repeats a reading for as long as the store only asks to wait a little. */
async function patiently<T>(
  { edge }: Pick<Asked, 'edge'>,
  read: () => Promise<Result<T, PlatformFailure>>,
): Promise<Result<T, PlatformFailure>> {
  const until = edge.now() + waitMost;
  for (;;) {
    const answer = await read();
    if (answer.ok || answer.failure.kind !== 'throttled') return answer;
    const ms = Math.max(100, Math.ceil(answer.failure.retryAfterSeconds * 1000));
    if (edge.now() + ms > until) return answer;
    await edge.wait(ms);
  }
}

/** The change in words, for Activity: only the groups that become otherwise. */
function toldOf(kept: KeptGroups, groups: GroupMap) {
  const names = new Map(
    [...kept.sourceLocations, ...kept.destinationLocations].map(({ id, name }) => [id, name]),
  );
  const nameOf = (id: string) => names.get(id) ?? id;
  return {
    name: `${kept.sourceName} → ${kept.destinationName}`,
    before: mapText(onlyOtherwise(kept.groups, groups), nameOf),
    after: mapText(onlyOtherwise(groups, kept.groups), nameOf),
  };
}
