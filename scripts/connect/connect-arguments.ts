// Reads and checks the flags of `npm run connect`.
import { parseArgs } from 'node:util';
import { isLocalAddress } from '../local/local-address.ts';
import { localFolder } from '../local/local-arguments.ts';

const roles = ['source', 'destination'] as const;
const plans = ['starter', 'traction', 'scale'] as const;

export type ConnectArguments = {
  folder: string;
  store: {
    platform: 'shopify';
    url: string;
    token: string;
    webhookSecret: string;
    role: (typeof roles)[number];
    plan: (typeof plans)[number];
    orderPush: boolean;
  };
};

const usage =
  'npm run connect -- --url http://127.0.0.1:PORT --token TOKEN --secret SECRET --role source|destination';

/**
 * Reads `--url --token --secret --role`, and `--plan` (traction unless given), `--order-push on|off` (on for a
 * destination whose plan includes it, unless given) and `--data`. Throws a sentence that says what to type.
 */
export function connectArguments(
  words: string[],
  environment: Record<string, string | undefined> = process.env,
): ConnectArguments {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: words,
    options: {
      url: text,
      token: text,
      secret: text,
      role: text,
      plan: text,
      'order-push': text,
      data: text,
    },
  });
  const { url, token, secret } = values;
  if (!url || !token || !secret || !values.role) {
    throw new Error(`Say which store, its token, its webhook secret and its role:\n  ${usage}`);
  }
  if (!isLocalAddress(url)) {
    throw new Error(
      `${url} is not on this machine. Local mode connects only http://127.0.0.1, http://[::1] and http://localhost addresses; a real store is connected to a deployed Crossdock.`,
    );
  }
  const role = oneOf(values.role, roles, '--role');
  const plan = oneOf(values.plan ?? 'traction', plans, '--plan');
  const pushes = role === 'destination' && plan !== 'starter' ? 'on' : 'off';
  const orderPush = oneOf(values['order-push'] ?? pushes, ['on', 'off'], '--order-push') === 'on';
  return {
    folder: localFolder(values.data, environment),
    store: { platform: 'shopify', url, token, webhookSecret: secret, role, plan, orderPush },
  };
}

function oneOf<Choice extends string>(
  given: string,
  choices: readonly Choice[],
  flag: string,
): Choice {
  const chosen = choices.find((choice) => choice === given);
  if (chosen !== undefined) return chosen;
  throw new Error(`${flag} takes ${choices.join(', ')}, not "${given}".`);
}
