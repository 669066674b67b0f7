// In local mode only servers on this machine may be connected: their tokens travel over plain HTTP.

/**
 * Whether `address` is an http(s) URL of this machine: localhost, 127.0.0.0/8 or [::1]. Anything else, a name that
 * merely begins like one included, is not.
 */
export function isLocalAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return false;
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  );
}
