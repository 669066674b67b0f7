/** An outcome as a value: success with a value, or a named failure. Bugs throw; foreseeable failures are returned. */
export type Result<T, F> = { ok: true; value: T } | { ok: false; failure: F };

/** A success carrying `value`. */
export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

/** A failure carrying its reason. */
export const fail = <F>(failure: F): { ok: false; failure: F } => ({ ok: false, failure });
