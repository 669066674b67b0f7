// One kind of record in memory: by id, in order of first writing, with an undo log and what a lagging index still sees.

type Kept<T> = { record: T; writtenAt: number };

/** What a collection tells its state when a record changes, so that it can be undone and written to disk. */
export type Change = { kind: string; id: string; undo: () => void };

export class Collection<T extends { id: string }> {
  readonly kind: string;
  readonly #kept = new Map<string, Kept<T>>();
  /** versions a lagging index may still show, oldest first; null stands for "not there yet" */
  readonly #before = new Map<string, { record: T | null; until: number }[]>();
  readonly #changed: (change: Change) => void;
  readonly #clock: { now: () => number; longestLag: () => number };

  /** every record in order, until one changes */
  #listed: readonly T[] | undefined;
  readonly #groups = new Map<string, Set<string>>();
  readonly #groupOf: (record: T) => string;

  /** @param groupOf what `in` finds records by, such as their order's id */
  constructor(
    kind: string,
    clock: { now: () => number; longestLag: () => number },
    changed: (change: Change) => void,
    groupOf: (record: T) => string = () => '',
  ) {
    this.kind = kind;
    this.#groupOf = groupOf;
    this.#clock = clock;
    this.#changed = changed;
  }

  get(id: string | null | undefined): T | undefined {
    return id === null || id === undefined ? undefined : this.#kept.get(id)?.record;
  }

  /** @throws Error where there is none: only for ids that the store itself holds */
  need(id: string): T {
    const record = this.get(id);
    if (record === undefined) throw new Error(`The sandbox holds no ${this.kind} ${id}.`);
    return record;
  }

  has(id: string): boolean {
    return this.#kept.has(id);
  }

  get size(): number {
    return this.#kept.size;
  }

  /** Every record, first written first; the same array while nothing changes. */
  all(): readonly T[] {
    this.#listed ??= Array.from(this.#kept.values(), ({ record }) => record);
    return this.#listed;
  }

  where(wanted: (record: T) => boolean): T[] {
    const found: T[] = [];
    for (const { record } of this.#kept.values()) if (wanted(record)) found.push(record);
    return found;
  }

  find(wanted: (record: T) => boolean): T | undefined {
    for (const { record } of this.#kept.values()) if (wanted(record)) return record;
    return undefined;
  }

  /** The records of one group, first written first. */
  in(group: string): T[] {
    return Array.from(this.#groups.get(group) ?? [], (id) => this.need(id));
  }

  /** How many records a group has. */
  countIn(group: string): number {
    return this.#groups.get(group)?.size ?? 0;
  }

  /** Keeps a record, new or changed. The object must not be changed afterwards. */
  put(record: T): T {
    const { id } = record;
    const previous = this.#kept.get(id);
    const history = this.#before.get(id);
    const now = this.#clock.now();
    this.#kept.set(id, { record, writtenAt: now });
    this.#regroup(previous?.record, record);
    this.#remember(id, previous, now);
    this.#changed({
      kind: this.kind,
      id,
      undo: () => {
        restore(this.#kept, id, previous);
        restore(this.#before, id, history);
        this.#regroup(record, previous?.record);
      },
    });
    return record;
  }

  delete(id: string): void {
    const previous = this.#kept.get(id);
    if (previous === undefined) return;
    const history = this.#before.get(id);
    this.#kept.delete(id);
    this.#before.delete(id);
    this.#regroup(previous.record, undefined);
    this.#changed({
      kind: this.kind,
      id,
      undo: () => {
        restore(this.#kept, id, previous);
        restore(this.#before, id, history);
        this.#regroup(undefined, previous.record);
      },
    });
  }

  /** Puts a record read from disk: neither undone nor written again. */
  load(record: T): void {
    this.#kept.set(record.id, { record, writtenAt: Number.NEGATIVE_INFINITY });
    this.#regroup(undefined, record);
  }

  /**
   * What an index that is `lag` milliseconds behind shows of a record.
   * @returns the version it has, or undefined while it does not know the record
   */
  indexed(id: string, lag: number): T | undefined {
    const kept = this.#kept.get(id);
    if (kept === undefined) return undefined;
    const at = this.#clock.now() - lag;
    if (lag <= 0 || kept.writtenAt <= at) return kept.record;
    return this.#before.get(id)?.find(({ until }) => until > at)?.record ?? undefined;
  }

  /** Moves a record to the group it is in now; called at every change, so the list is made anew as well. */
  #regroup(was: T | undefined, is: T | undefined): void {
    this.#listed = undefined;
    const left = was && this.#groupOf(was);
    const joined = is && this.#groupOf(is);
    if (left === joined) return;
    if (was && left !== undefined) {
      const ids = this.#groups.get(left);
      ids?.delete(was.id);
      if (ids?.size === 0) this.#groups.delete(left);
    }
    if (is && joined !== undefined) {
      const ids = this.#groups.get(joined) ?? new Set();
      ids.add(is.id);
      this.#groups.set(joined, ids);
    }
  }

  #remember(id: string, previous: Kept<T> | undefined, now: number): void {
    const lag = this.#clock.longestLag();
    if (lag <= 0) {
      this.#before.delete(id);
      return;
    }
    const kept = (this.#before.get(id) ?? []).filter(({ until }) => until > now - lag);
    this.#before.set(id, [...kept, { record: previous?.record ?? null, until: now }]);
  }
}

function restore<V>(map: Map<string, V>, id: string, previous: V | undefined): void {
  if (previous === undefined) map.delete(id);
  else map.set(id, previous);
}
