/** The order that is counted: two lines, from placing to tracking, then ten quiet minutes. */
import type { World } from '../../test/support/world.ts';

const second = 1_000;

/**
 * A customer places and pays an order of two lines at Mug Street; a minute later North Supply ships it with a number.
 * @param run lets the world go on for so many ms
 * @param pushed called when it is at its source, before it is shipped
 */
export async function playOrder(
  world: World,
  run: (ms: number) => Promise<void>,
  pushed: () => void = () => undefined,
): Promise<void> {
  const { street, source } = world;
  const placed = await street.placeOrder([
    { sku: 'MUG-RED', quantity: 2 },
    { sku: 'TEE-M', quantity: 1 },
  ]);
  await run(60 * second);
  pushed();
  const [made] = await source.listOrders();
  await source.ship(made?.id ?? '', { company: 'UPS', number: '1Z827WK74630' });
  await run(10 * 60 * second);
  const sold = await street.readOrder(placed.id);
  const [shipment] = sold.fulfillments;
  if (shipment?.trackingInfo[0]?.number !== '1Z827WK74630')
    throw new Error(`${placed.name} did not get its tracking back`);
}
