// What staff change of a variant on the products page: its SKU, barcode and tracking, one more like it, or none.
import { gidNumber } from '../gids.ts';
import type { InventoryItemRecord, VariantRecord } from '../records.ts';
import type { State } from '../state.ts';
import { html, type Markup } from './html.ts';
import { type FormResult, formResult, type PageContext } from './page-context.ts';

const to = '/admin/products';

/** @param name what the page calls the variant */
export function variantForms(
  variant: VariantRecord,
  stock: InventoryItemRecord,
  name: string,
): Markup {
  const hidden = html`<input type="hidden" name="variantId" value="${variant.id}">`;
  const field = (verb: string, label: string, value: string | null) =>
    html`<form method="post" action="/admin/variants/${verb}">${hidden}<p><label>${label}<span class="hidden"> of ${name}</span>
<input name="${verb}" value="${value}" maxlength="255"></label></p><p><button class="plain">Save<span class="hidden"> ${label} of ${name}</span></button></p></form>`;
  const button = (verb: string, label: string) =>
    html`<form method="post" action="/admin/variants/${verb}">${hidden}<p><button class="plain">${label}<span class="hidden">: ${name}</span></button></p></form>`;
  return html`<details class="act" id="change${gidNumber(variant.id)}"><summary>Change<span class="hidden"> ${name}</span></summary>
${field('sku', 'SKU', stock.sku)}${field('barcode', 'Barcode', variant.barcode)}
${button('tracking', stock.tracked ? 'Stop tracking' : 'Track')}${button('duplicate', 'Duplicate')}${button('delete', 'Delete')}</details>`;
}

type Found = { variant: VariantRecord; stock: InventoryItemRecord };

type Act = (context: PageContext, found: Found, form: URLSearchParams) => FormResult;

const gone: FormResult = {
  to,
  kind: 'refused',
  text: 'That variant is gone. Load the page again.',
};

const found = (state: State, form: URLSearchParams): Found | undefined => {
  const variant = state.variants.get(form.get('variantId'));
  return variant && { variant, stock: state.inventoryItems.need(variant.inventoryItemId) };
};

const on =
  (act: Act) =>
  (context: PageContext, form: URLSearchParams): FormResult => {
    const of = found(context.state, form);
    return of === undefined ? gone : act(context, of, form);
  };

const nameOf = ({ variant, stock }: Found): string => stock.sku ?? variant.title;

/** What stands in a field; nothing where it is empty. Blanks stay: SKUs have them. */
const written = (form: URLSearchParams, name: string): string | null => form.get(name) || null;

const setSku: Act = ({ admin }, of, form) => {
  const sku = written(form, 'sku');
  return formResult(
    admin.updateVariant({ variantId: of.variant.id, sku }),
    to,
    () => `${nameOf(of)} has ${sku === null ? 'no SKU' : `the SKU ${sku}`} now.`,
  );
};

const setBarcode: Act = ({ admin }, of, form) => {
  const barcode = written(form, 'barcode');
  return formResult(
    admin.updateVariant({ variantId: of.variant.id, barcode }),
    to,
    () => `${nameOf(of)} has ${barcode === null ? 'no barcode' : `the barcode ${barcode}`} now.`,
  );
};

const switchTracking: Act = ({ admin }, of) => {
  const tracked = !of.stock.tracked;
  return formResult(
    admin.updateVariant({ variantId: of.variant.id, tracked }),
    to,
    () => `Stock of ${nameOf(of)} is ${tracked ? 'counted' : 'not counted any more'}.`,
  );
};

const duplicate: Act = ({ admin }, of) =>
  formResult(
    admin.duplicateVariant({ variantId: of.variant.id }),
    to,
    ({ title }) => `${nameOf(of)} is listed once more, as ${title}.`,
  );

/** With its product, where that has no other. */
const remove: Act = ({ state, admin }, of) => {
  const { productId, id } = of.variant;
  const text = () => `${nameOf(of)} is deleted.`;
  return state.variants.countIn(productId) === 1
    ? formResult(admin.removeProduct({ productId }), to, text)
    : formResult(admin.removeVariants({ productId, variantIds: [id] }), to, text);
};

/** By path: `POST /admin/variants/…` with variantId, and the field of that name. */
export const variantPosts: Record<
  string,
  (context: PageContext, form: URLSearchParams) => FormResult
> = {
  '/admin/variants/sku': on(setSku),
  '/admin/variants/barcode': on(setBarcode),
  '/admin/variants/tracking': on(switchTracking),
  '/admin/variants/duplicate': on(duplicate),
  '/admin/variants/delete': on(remove),
};
