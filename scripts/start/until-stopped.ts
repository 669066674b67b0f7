// Waits for Ctrl-C or its kin.

// Long enough to end in order, short enough that nobody reaches for SIGKILL.
const stopWithinMs = 4000;

/**
 * Resolves with the first of SIGINT, SIGTERM and SIGHUP; the following ones are ignored. What is not closed four
 * seconds later, or was still being opened, ends with the process.
 */
export function untilStopped(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const stop = (signal: NodeJS.Signals) => {
      setTimeout(() => process.exit(1), stopWithinMs).unref();
      resolve(signal);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => stop(signal));
    }
    watchStarter(() => stop('SIGHUP'));
  });
}

/** A starter that got SIGKILL passes no signal on; being handed to another process is then the only sign. */
function watchStarter(whenGone: () => void): void {
  if (process.env.CROSSDOCK_STARTED_FROM === undefined) return;
  const starter = process.ppid;
  setInterval(() => process.ppid !== starter && whenGone(), 500).unref();
}
