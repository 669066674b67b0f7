// Knows the lines workerd itself writes where an address that a person typed cannot be reached.

/**
 * Whether a line is workerd's own of a name that is not known or a certificate that is not right, with its bare stack
 * (seen with workerd 2026: `e = rust/worker/ffi.rs:110: failed: …\nstack: …`). The worker catches that failure and says it
 * in the dashboard, so that the terminal need not.
 */
export const isUnreachableNoise = (line: string): boolean =>
  /^e = rust\/worker\/ffi\.rs:\d+: failed: (failed to lookup address information|TLS handshake failed): /.test(
    line,
  );
