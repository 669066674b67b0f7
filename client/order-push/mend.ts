/** Where each reason is mended: a page of ours, the order in its own store, or a page of a store's admin (OP6, OP9). */
import type { ReasonKind } from '../../src/order-push/reasons.ts';
import type { LinkState } from '../../src/shared/link-state.ts';

type AdminPage = 'home' | 'products' | 'locations';

type Mend =
  /** A page of ours, about the store that sold the order. */
  | { at: 'here'; path: string; name: string }
  /** The order's own page here: each line says what it needs. */
  | { at: 'its-page'; name: string }
  /** Manual Order Push, with the order found already. */
  | { at: 'by-hand' }
  /** Products, narrowed to the SKU that it is about; where that is not known, to listings that stand so. */
  | { at: 'products'; view: LinkState }
  /** Location Groups, at the location that is not mapped. */
  | { at: 'location-groups' }
  /** The order in its own store's admin. */
  | { at: 'order' }
  | { at: 'admin'; of: 'source' | 'destination'; page: AdminPage };

const here = (path: string, name: string): Mend => ({ at: 'here', path, name });
const admin = (of: 'source' | 'destination', page: AdminPage): Mend => ({ at: 'admin', of, page });
const order: Mend = { at: 'order' };
const itsPage: Mend = { at: 'its-page', name: 'See its lines' };
const choice: Mend = { at: 'its-page', name: 'Choose the number' };
const byHand: Mend = { at: 'by-hand' };
const settings = here('/settings/order-push', 'Open Order Push Settings');
const stores = here('/stores', 'Open Stores');
const products = (view: LinkState): Mend => ({ at: 'products', view });

/** The likelier place first; empty where nobody can do anything about it. */
const mends: Record<ReasonKind, readonly Mend[]> = {
  'plan-too-low': [here('/settings/plan', 'Open Plan')],
  'switched-off': [settings],
  'no-source-store': [stores],
  'placed-before-switch': [byHand, settings],
  'by-hand-only': [byHand, settings],
  'waiting-for-payment': [order, settings],
  'payment-gone': [byHand, order],
  'high-risk': [byHand, order],
  'risk-pending': [order],
  'local-pickup': [byHand, order],
  'on-hold': [order],
  'zero-value': [byHand, settings],
  'point-of-sale': [byHand, order],
  cancelled: [],
  'nothing-left-to-ship': [],
  'no-line-qualifies': [itsPage],
  'some-lines-stay': [byHand, settings, itsPage],
  'nothing-to-ship': [],
  'sku-empty': [admin('destination', 'products'), products('no-sku')],
  'sku-not-on-source': [
    products('missing'),
    admin('source', 'products'),
    admin('destination', 'products'),
  ],
  'sku-duplicate-on-source': [products('duplicate'), admin('source', 'products')],
  'not-linked': [products('unlinked')],
  'link-paused': [products('paused')],
  'stock-tracking-off': [
    products('not-tracked'),
    admin('source', 'products'),
    admin('destination', 'products'),
  ],
  'first-levels-wait': [here('/inventory/first-levels', 'Open First levels'), stores],
  'currency-differs': [settings],
  'not-routed': [order],
  'location-not-mapped': [{ at: 'location-groups' }, admin('destination', 'locations')],
  'too-few': [admin('source', 'products')],
  refused: [admin('source', 'home')],
  'address-refused': [order],
  'shipped-by-hand': [choice],
  throttled: [],
  unreachable: [stores],
  unknown: [admin('source', 'home')],
  unauthorized: [stores],
  forbidden: [stores, admin('source', 'home')],
  paused: [stores, admin('source', 'home')],
  'not-found': [order],
  'not-now': [order],
  'unreadable-reply': [],
};

/** A store's admin, where its address is known. */
type Store = { name: string; adminUrl: string };

/** What is known of the order that a reason is about; a list knows less than the order's page. */
export type MendAbout = {
  orderId: string;
  storeId: string;
  storeName: string;
  /** Keeps the store that is chosen for all pages in an address of ours. */
  to?: (path: string) => string;
  /** Its address in Manual Order Push, where who looks at it may push by hand. */
  byHandPath?: string | undefined;
  /** The SKU that the reason is about. */
  sku?: string | undefined;
  /** The connection and the location of the destination that no Location Group serves. */
  unmapped?: { connectionId: string; locationId: string } | undefined;
  /** The order's page in its own store's admin. */
  orderUrl?: string | undefined;
  destination?: Store | undefined;
  /** Where the reason's push goes, or where the order could go. */
  sources?: readonly Store[];
  /** The order's page here is what is shown: its lines, and Push by hand, stand on it. */
  isOnItsPage?: boolean;
  /** It is about tracking on its way back: then the store that sold the order is the one that failed. */
  isWayBack?: boolean;
};

export type MendLink = { href: string; says: string; isOutside: boolean };

/** Pure. Links to where a reason is mended; those whose address is not known are left out. */
export function mendLinks(kind: string, about: MendAbout): MendLink[] {
  if (!Object.hasOwn(mends, kind)) return [];
  const all = mends[kind as ReasonKind].flatMap((mend) => linksTo(mend, about));
  return all.filter((link, at) => all.findIndex(({ href }) => href === link.href) === at);
}

function linksTo(mend: Mend, about: MendAbout): MendLink[] {
  switch (mend.at) {
    case 'here': {
      const href = `${mend.path}?store=${encodeURIComponent(about.storeId)}`;
      return [{ href, says: mend.name, isOutside: false }];
    }
    case 'its-page':
      return pageLink(about, mend.name);
    case 'by-hand': {
      if (about.isOnItsPage || !about.byHandPath) return pageLink(about, 'Open the order');
      return [{ href: about.byHandPath, says: 'Push by hand', isOutside: false }];
    }
    case 'products': {
      const search = new URLSearchParams({ store: about.storeId });
      if (about.sku) search.set('q', about.sku);
      else search.set('view', mend.view);
      const says = about.sku ? `Open ${about.sku} in Products` : 'Open Products';
      return [{ href: `/products?${search}`, says, isOutside: false }];
    }
    case 'location-groups':
      return [{ href: groupsPath(about), says: 'Open Location Groups', isOutside: false }];
    case 'order':
      return orderLink(about);
    case 'admin':
      if (about.isWayBack) return orderLink(about);
      return (mend.of === 'source' ? (about.sources ?? []) : destinationOf(about)).map((store) =>
        adminLink(store, mend.page),
      );
  }
}

const destinationOf = ({ destination }: MendAbout): Store[] => (destination ? [destination] : []);

/** Without a connection that is known, the page shows the first one of the store. */
function groupsPath({ storeId, unmapped, to }: MendAbout): string {
  if (!unmapped) return `/location-groups?${new URLSearchParams({ store: storeId })}`;
  const { connectionId: connection, locationId: location } = unmapped;
  const path = `/location-groups?${new URLSearchParams({ connection, location })}`;
  return to?.(path) ?? path;
}

function pageLink({ orderId, isOnItsPage, to }: MendAbout, says: string): MendLink[] {
  if (isOnItsPage) return [];
  const path = `/order-push/${encodeURIComponent(orderId)}`;
  return [{ href: to?.(path) ?? path, says, isOutside: false }];
}

const orderLink = ({ orderUrl, storeName }: MendAbout): MendLink[] =>
  orderUrl ? [{ href: orderUrl, says: `Open it at ${storeName}`, isOutside: true }] : [];

/** Paths of the admin as Shopify has them, with what a person finds there. */
const adminPages: Record<AdminPage, { path: string; says: string }> = {
  home: { path: '', says: 'Open' },
  products: { path: '/products', says: 'Products at' },
  locations: { path: '/settings/locations', says: 'Locations of' },
};

const adminLink = (store: Store, page: AdminPage): MendLink => ({
  href: `${store.adminUrl}${adminPages[page].path}`,
  says: `${adminPages[page].says} ${store.name}`,
  isOutside: true,
});
