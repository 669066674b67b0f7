/** Units of one destination line in a shipment, named by the destination platform's line id (TR2). */
export type MirroredLine = { destinationLineId: string; quantity: number };

/**
 * What of `wanted` is not in `done` yet, line by line.
 * @returns only lines with units left
 */
export function linesLeft(wanted: MirroredLine[], done: MirroredLine[]): MirroredLine[] {
  const doneByLine = new Map<string, number>();
  for (const line of done)
    doneByLine.set(
      line.destinationLineId,
      (doneByLine.get(line.destinationLineId) ?? 0) + line.quantity,
    );
  return wanted
    .map((line) => ({
      destinationLineId: line.destinationLineId,
      quantity: line.quantity - (doneByLine.get(line.destinationLineId) ?? 0),
    }))
    .filter((line) => line.quantity > 0);
}
