// Small pieces of the forms of an order's page, and how what was written in them is read.
import { gidNumber } from '../gids.ts';
import type { OrderRecord } from '../records.ts';
import type { State } from '../state.ts';
import { html, type Markup } from './html.ts';

/** A form that folds away under its name. */
export const act = (name: string, open: boolean, body: Markup): Markup =>
  html`<details class="act"${open && html` open`}><summary>${name}</summary>${body}</details>`;

export const tick = (name: string, label: string, on: boolean): Markup =>
  html`<label class="tick"><input type="checkbox" name="${name}" value="yes"${on && html` checked`}>${label}</label>`;

/** A number of units for each line that may have some. */
export const unitFields = (
  order: OrderRecord,
  most: (lineId: string) => number,
  filled: boolean,
): Markup[] =>
  order.lines
    .filter(({ id }) => most(id) > 0)
    .map(
      ({
        id,
        title,
        variantTitle,
      }) => html`<label>${title}${variantTitle !== null && `, ${variantTitle}`} (up to
${most(id)})<input class="few" type="number" min="0" max="${most(id)}" name="quantity ${gidNumber(id)}"
 value="${filled ? most(id) : 0}"></label>`,
    );

/** Open locations to choose from. */
export const locationField = (state: State, label = 'Location'): Markup =>
  html`<label>${label}<select name="locationId">${state.locations
    .where(({ isActive }) => isActive)
    .map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></label>`;

export const written = (form: URLSearchParams, name: string): string =>
  (form.get(name) ?? '').trim();

/** Units by line, none where none are written; or a sentence. */
export function unitsWritten(order: OrderRecord, form: URLSearchParams) {
  const lines: { lineId: string; quantity: number }[] = [];
  for (const { id } of order.lines) {
    const text = written(form, `quantity ${gidNumber(id)}`);
    if (text === '' || text === '0') continue;
    if (!/^\d{1,5}$/.test(text)) return 'Write units as whole numbers, such as 1.';
    lines.push({ lineId: id, quantity: Number(text) });
  }
  return lines;
}

/** As unitsWritten, and a sentence where no line has any. */
export function unitsOf(order: OrderRecord, form: URLSearchParams) {
  const lines = unitsWritten(order, form);
  return lines.length === 0 ? 'Give at least one line a number of units.' : lines;
}

/** An amount such as 5 or 5.00. */
export const isAmount = (text: string): boolean => /^\d{1,7}(\.\d{1,3})?$/.test(text);
