/** What a store's staff change on an order after it was placed: units of a line, a new line, the address. */
import { listVariants } from './desk-checkout.ts';
import { must, type Post } from './desk-documents.ts';
import { lineMeant, linesOf } from './desk-units.ts';

export type AddressChange = Partial<
  Record<
    | 'firstName'
    | 'lastName'
    | 'company'
    | 'address1'
    | 'address2'
    | 'city'
    | 'provinceCode'
    | 'countryCode'
    | 'zip'
    | 'phone',
    string
  >
>;

type Refusals = { userErrors: { message: string }[] };

export function editDesk(post: Post) {
  /** One edit of an order, from begin to commit. */
  const edit = async (
    orderId: string,
    change: (calculatedOrderId: string) => Promise<void>,
  ): Promise<void> => {
    const { orderEditBegin } = await post<{
      orderEditBegin: Refusals & { calculatedOrder: { id: string } | null };
    }>(
      'mutation Begin($id: ID!) { orderEditBegin(id: $id) { calculatedOrder { id } userErrors { message } } }',
      { id: orderId },
    );
    must(orderEditBegin);
    const id = orderEditBegin.calculatedOrder?.id ?? '';
    await change(id);
    const { orderEditCommit } = await post<{ orderEditCommit: Refusals }>(
      'mutation Commit($id: ID!) { orderEditCommit(id: $id, notifyCustomer: false) { userErrors { message } } }',
      { id },
    );
    must(orderEditCommit);
  };

  /** From now on this line has `to` units. `line` is its place (0 is the first) or id; what is taken off is restocked. */
  const editLine = async (orderId: string, line: number | string, to: number): Promise<void> => {
    const { id: lineId } = lineMeant(await linesOf(post, orderId), line);
    await edit(orderId, async (id) => {
      const { orderEditSetQuantity } = await post<{ orderEditSetQuantity: Refusals }>(
        `mutation Set($id: ID!, $line: ID!, $to: Int!) {
          orderEditSetQuantity(id: $id, lineItemId: $line, quantity: $to, restock: true) {
            userErrors { message }
          }
        }`,
        { id, line: lineId.replace('/LineItem/', '/CalculatedLineItem/'), to },
      );
      must(orderEditSetQuantity);
    });
  };

  /** A line more, also of a SKU that the order has already. Its id. */
  const addLine = async (orderId: string, sku: string, quantity: number): Promise<string> => {
    const variant = (await listVariants(post)).find((one) => one.sku === sku);
    if (!variant) throw new Error(`The store does not list ${sku}`);
    const before = new Set((await linesOf(post, orderId)).map(({ id }) => id));
    await edit(orderId, async (id) => {
      const { orderEditAddVariant } = await post<{ orderEditAddVariant: Refusals }>(
        `mutation Add($id: ID!, $variantId: ID!, $quantity: Int!) {
          orderEditAddVariant(id: $id, variantId: $variantId, quantity: $quantity, allowDuplicates: true) {
            userErrors { message }
          }
        }`,
        { id, variantId: variant.id, quantity },
      );
      must(orderEditAddVariant);
    });
    const added = (await linesOf(post, orderId)).find(({ id }) => !before.has(id));
    if (!added) throw new Error(`${sku} was not added`);
    return added.id;
  };

  /** Corrects parts of where the order goes; the others stay as they are. */
  const changeAddress = async (orderId: string, change: AddressChange): Promise<void> => {
    const { order } = await post<{ order: { shippingAddress: AddressChange | null } | null }>(
      `query Address($id: ID!) { order(id: $id) { shippingAddress { firstName lastName company
        address1 address2 city provinceCode countryCode: countryCodeV2 zip phone } } }`,
      { id: orderId },
    );
    if (!order) throw new Error(`No order ${orderId}`);
    const { orderUpdate } = await post<{ orderUpdate: Refusals }>(
      'mutation Correct($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }',
      { input: { id: orderId, shippingAddress: { ...order.shippingAddress, ...change } } },
    );
    must(orderUpdate);
  };

  return { editLine, addLine, changeAddress };
}
