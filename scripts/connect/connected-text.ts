// What `npm run connect` prints about a store it connected.
import type { ConnectArguments } from './connect-arguments.ts';

type Connected = {
  name: string;
  shop: string;
  locations: number;
  /** Its catalogue is being read still. */
  importing: boolean;
  listings: number;
  linked: number;
  locationGroups: number;
  webhooks: number;
};

/** The store's name, shop and terms, and how much of it was found, as one text. */
export function connectedText(
  asked: ConnectArguments['store'],
  connected: Connected,
  dashboard: string,
): string {
  const terms =
    asked.role === 'destination'
      ? `destination, plan ${asked.plan}, Order Push ${asked.orderPush ? 'on' : 'off'}`
      : 'source';
  return [
    `Connected ${connected.name} (${connected.shop}) as ${terms}.`,
    '',
    `  locations        ${connected.locations}`,
    `  listings         ${connected.listings}`,
    `  links by SKU     ${connected.linked}`,
    `  Location Groups  ${connected.locationGroups}`,
    `  webhooks         ${connected.webhooks}`,
    '',
    ...(connected.importing
      ? ['Its catalogue is being read: listings and links grow meanwhile.', '']
      : []),
    `See it at ${dashboard}.`,
  ].join('\n');
}
