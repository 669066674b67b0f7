// Locations: which there are, one more, another name, closed with its stock gone elsewhere, opened again.
import { gidNumber } from '../gids.ts';
import type { LocationRecord } from '../records.ts';
import type { State } from '../state.ts';
import { html, type Markup } from './html.ts';
import { type FormResult, formResult, type Page, type PageContext } from './page-context.ts';
import { mark, table } from './shown.ts';

const to = '/admin/locations';

/** `GET /admin/locations` */
export function locationsPage({ state }: PageContext): Page {
  const all = state.locations.all();
  const rows = all.map((location) => row(state, location, all));
  return {
    title: 'Locations',
    body: html`<p>What a location that closes has in stock, and what it has to ship, goes to another one.</p>
<section class="sheet">${table(['Location', 'Name', 'Open or closed'], rows, 'This store has no locations.')}</section>
<section class="sheet"><h2>One more</h2><form method="post" action="/admin/locations"><div class="fields">
<label>Name of the new location<input name="name" required maxlength="100"></label></div><p><button>Add</button></p></form></section>`,
  };
}

function row(state: State, location: LocationRecord, all: readonly LocationRecord[]): Markup {
  const { id, name, isActive } = location;
  const hidden = html`<input type="hidden" name="locationId" value="${id}">`;
  const others = all.filter((other) => other.isActive && other.id !== id);
  const toShip = state.fulfillmentOrders.where(
    ({ locationId, status }) => locationId === id && status !== 'CLOSED' && status !== 'CANCELLED',
  ).length;
  return html`<tr id="l${gidNumber(id)}"><th scope="row">${name}${!isActive && html` ${mark('CLOSED', true)}`}
<br><small class="quiet">${toShip === 1 ? '1 order' : `${toShip} orders`} to ship</small></th>
<td><form method="post" action="/admin/locations/name"><div class="row">${hidden}<input name="name" value="${name}" required maxlength="100"
 aria-label="Name of ${name}"><button class="plain">Save<span class="hidden"> the name of ${name}</span></button></div></form></td>
<td>${isActive ? closing(hidden, name, others) : opening(hidden, name)}</td></tr>`;
}

const closing = (hidden: Markup, name: string, others: LocationRecord[]): Markup =>
  html`<form method="post" action="/admin/locations/close"><div class="row">${hidden}
<select name="stockTo" aria-label="Where the stock of ${name} goes"><option value="">It has none</option>${others.map(
    (other) => html`<option value="${other.id}">Stock to ${other.name}</option>`,
  )}</select><button class="plain">Close<span class="hidden"> ${name}</span></button></div></form>`;

const opening = (hidden: Markup, name: string): Markup =>
  html`<form method="post" action="/admin/locations/open">${hidden}<button class="plain">Open<span class="hidden"> ${name}</span></button></form>`;

type Post = (context: PageContext, form: URLSearchParams) => FormResult;

const add: Post = ({ admin }, form) =>
  formResult(
    admin.addLocation({ name: form.get('name') ?? '' }),
    to,
    ({ name }) => `${name} is a location now. It stocks nothing yet.`,
  );

const rename: Post = ({ admin }, form) =>
  formResult(
    admin.editLocation({
      locationId: form.get('locationId') ?? '',
      name: form.get('name') ?? '',
    }),
    to,
    ({ name }) => `It is called ${name} now.`,
  );

const close: Post = ({ admin }, form) =>
  formResult(
    admin.deactivateLocation({
      locationId: form.get('locationId') ?? '',
      destinationLocationId: form.get('stockTo') || undefined,
    }),
    to,
    ({ name }) => `${name} is closed.`,
  );

const open: Post = ({ admin }, form) =>
  formResult(
    admin.activateLocation({ locationId: form.get('locationId') ?? '' }),
    to,
    ({ name }) => `${name} is open again. It stocks nothing yet.`,
  );

/** By path: `POST /admin/locations…` with locationId, name or stockTo. */
export const locationPosts: Record<string, Post> = {
  '/admin/locations': add,
  '/admin/locations/name': rename,
  '/admin/locations/close': close,
  '/admin/locations/open': open,
};
