// Miniflare and vite end the whole process at the first signal, before stores and claims can be closed.

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Answers what `make` makes, without the signal handlers it put up meanwhile (until it is made, where that takes
 * time); those of before stay as they were.
 */
export function keepSignals<Made>(make: () => Made): Made {
  const before = signals.map((signal) => new Set(process.listeners(signal)));
  const drop = () => {
    for (const [at, signal] of signals.entries()) {
      for (const listener of process.listeners(signal)) {
        if (!before[at]?.has(listener)) process.off(signal, listener);
      }
    }
  };
  const made = make();
  drop();
  // Watched beside it, not in its place: whoever asked gets the promise that was made.
  if (made instanceof Promise) made.then(drop, drop);
  return made;
}
