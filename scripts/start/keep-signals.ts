// Miniflare ends the whole process at the first SIGINT or SIGTERM, before stores and claims can be closed.

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Answers what `make` makes, without the signal handlers it put up meanwhile; those of before stay as they were. */
export function keepSignals<Made>(make: () => Made): Made {
  const before = signals.map((signal) => new Set(process.listeners(signal)));
  const made = make();
  for (const [at, signal] of signals.entries()) {
    for (const listener of process.listeners(signal)) {
      if (!before[at]?.has(listener)) process.off(signal, listener);
    }
  }
  return made;
}
