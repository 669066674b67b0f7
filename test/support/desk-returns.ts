/** What a store's staff and customers do with returns of shipped units. */
import { listVariants } from './desk-checkout.ts';
import { must, type Post } from './desk-documents.ts';
import { type LineWanted, lineMeant, linesOf, locationId, unitsIn } from './desk-units.ts';

export type ReturnWanted = (LineWanted & { quantity: number; reason?: string; note?: string })[];

type Refusals = { userErrors: { message: string }[] };
type Returned = Refusals & { return: { id: string; status: string } | null };

type Unprocessed = {
  returnLineItems: {
    nodes: {
      id: string;
      unprocessedQuantity: number;
      fulfillmentLineItem: { id: string; lineItem: { id: string; sku: string } };
    }[];
  };
  exchangeLineItems: { nodes: { id: string; unprocessedQuantity: number }[] };
  reverseFulfillmentOrders: {
    nodes: { lineItems: { nodes: { id: string; fulfillmentLineItem: { id: string } | null }[] } }[];
  };
};

export type ProcessWanted = {
  /** All that is left of every line where absent. */
  lines?: (LineWanted & { quantity: number })[];
  /** A location's name or id: units go back on its shelf. They go nowhere where absent. */
  restockAt?: string;
};

export function returnDesk(post: Post) {
  /** Spreads units of lines over the parcels that have them and are not returned yet. */
  const inParcels = async (orderId: string, wanted: ReturnWanted) => {
    const known = await linesOf(post, orderId);
    const { returnableFulfillments } = await post<{
      returnableFulfillments: { nodes: { fulfillment: { id: string } }[] };
    }>(
      `query Returnable($id: ID!) { returnableFulfillments(orderId: $id, first: 50) {
        nodes { fulfillment { id } } } }`,
      { id: orderId },
    );
    const parcels = returnableFulfillments.nodes.map(({ fulfillment }) => fulfillment.id);
    const units = (await Promise.all(parcels.map((id) => unitsIn(post, id)))).flat();
    return wanted.flatMap(({ quantity, reason = 'UNWANTED', note, ...line }) => {
      const { id } = lineMeant(known, line);
      let left = quantity;
      const lines = units
        .filter(({ lineId }) => lineId === id)
        .flatMap(({ parcelLineId, quantity: there }) => {
          const taken = Math.min(left, there);
          left -= taken;
          return taken === 0
            ? []
            : [{ fulfillmentLineItemId: parcelLineId, quantity: taken, reason, note }];
        });
      if (left > 0) throw new Error(`${left} units of ${id} were not shipped`);
      return lines;
    });
  };

  const done = (payload: Returned): string => {
    must(payload);
    return payload.return?.id ?? '';
  };

  /** The customer asks to send units back; the return's id. `note` is the customer's own. */
  const requestReturn = async (orderId: string, wanted: ReturnWanted): Promise<string> => {
    const returnLineItems = (await inParcels(orderId, wanted)).map(({ reason, note, ...line }) => ({
      ...line,
      returnReason: reason,
      customerNote: note,
    }));
    const { returnRequest } = await post<{ returnRequest: Returned }>(
      `mutation Ask($input: ReturnRequestInput!) {
        returnRequest(input: $input) { return { id status } userErrors { message } } }`,
      { input: { orderId, returnLineItems } },
    );
    return done(returnRequest);
  };

  /** Staff open a return that is approved at once, with what the customer gets instead; its id. */
  const openReturn = async (
    orderId: string,
    wanted: ReturnWanted,
    exchange: { sku: string; quantity: number }[] = [],
  ): Promise<string> => {
    const variants = await listVariants(post);
    const returnLineItems = (await inParcels(orderId, wanted)).map(({ reason, note, ...line }) => ({
      ...line,
      returnReason: reason,
      returnReasonNote: note,
    }));
    const { returnCreate } = await post<{ returnCreate: Returned }>(
      `mutation Open($input: ReturnInput!) {
        returnCreate(returnInput: $input) { return { id status } userErrors { message } } }`,
      {
        input: {
          orderId,
          returnLineItems,
          exchangeLineItems: exchange.map(({ sku, quantity }) => ({
            variantId: variants.find((one) => one.sku === sku)?.id,
            quantity,
          })),
        },
      },
    );
    return done(returnCreate);
  };

  const approveReturn = async (id: string): Promise<void> => {
    const { returnApproveRequest } = await post<{ returnApproveRequest: Returned }>(
      `mutation Approve($input: ReturnApproveRequestInput!) {
        returnApproveRequest(input: $input) { return { id status } userErrors { message } } }`,
      { input: { id } },
    );
    done(returnApproveRequest);
  };

  const declineReturn = async (id: string, declineNote?: string): Promise<void> => {
    const { returnDeclineRequest } = await post<{ returnDeclineRequest: Returned }>(
      `mutation Decline($input: ReturnDeclineRequestInput!) {
        returnDeclineRequest(input: $input) { return { id status } userErrors { message } } }`,
      { input: { id, declineReason: 'OTHER', declineNote } },
    );
    done(returnDeclineRequest);
  };

  const change = (verb: 'returnClose' | 'returnCancel' | 'returnReopen') => async (id: string) => {
    const answer = await post<Record<string, Returned>>(
      `mutation Change($id: ID!) { ${verb}(id: $id) { return { id status } userErrors { message } } }`,
      { id },
    );
    const payload = answer[verb];
    if (!payload) throw new Error(`${verb} was not answered`);
    done(payload);
  };

  /** Units came back and are dealt with, exchange items go out. */
  const processReturn = async (id: string, wanted: ProcessWanted = {}): Promise<void> => {
    const { return: known } = await post<{ return: Unprocessed }>(
      `query Unprocessed($id: ID!) { return(id: $id) {
        returnLineItems(first: 50) { nodes { id unprocessedQuantity
          ... on ReturnLineItem { fulfillmentLineItem { id lineItem { id sku } } } } }
        exchangeLineItems(first: 20) { nodes { id unprocessedQuantity } }
        reverseFulfillmentOrders(first: 5) { nodes {
          lineItems(first: 50) { nodes { id fulfillmentLineItem { id } } } } } } }`,
      { id },
    );
    const place = wanted.restockAt && (await locationId(post, wanted.restockAt));
    const reverse = known.reverseFulfillmentOrders.nodes.flatMap(
      ({ lineItems }) => lineItems.nodes,
    );
    const returnLineItems = known.returnLineItems.nodes.flatMap((line) => {
      const { id: lineId, sku } = line.fulfillmentLineItem.lineItem;
      const meant = wanted.lines?.find(
        (one) => (one.lineId ?? one.sku) === (one.lineId ? lineId : sku),
      );
      const asked = wanted.lines ? (meant?.quantity ?? 0) : line.unprocessedQuantity;
      const quantity = Math.min(asked, line.unprocessedQuantity);
      if (quantity === 0) return [];
      const { fulfillmentLineItem } = line;
      return [
        {
          id: line.id,
          quantity,
          dispositions: reverse
            .filter((one) => one.fulfillmentLineItem?.id === fulfillmentLineItem.id)
            .map((one) => ({
              reverseFulfillmentOrderLineItemId: one.id,
              quantity,
              dispositionType: place ? 'RESTOCKED' : 'NOT_RESTOCKED',
              ...(place ? { locationId: place } : {}),
            })),
        },
      ];
    });
    const exchangeLineItems = wanted.lines
      ? []
      : known.exchangeLineItems.nodes
          .filter(({ unprocessedQuantity }) => unprocessedQuantity > 0)
          .map((line) => ({ id: line.id, quantity: line.unprocessedQuantity }));
    const { returnProcess } = await post<{ returnProcess: Returned }>(
      `mutation Process($input: ReturnProcessInput!) {
        returnProcess(input: $input) { return { id status } userErrors { message } } }`,
      { input: { returnId: id, returnLineItems, exchangeLineItems } },
    );
    done(returnProcess);
  };

  return {
    requestReturn,
    openReturn,
    approveReturn,
    declineReturn,
    processReturn,
    closeReturn: change('returnClose'),
    cancelReturn: change('returnCancel'),
    reopenReturn: change('returnReopen'),
  };
}
