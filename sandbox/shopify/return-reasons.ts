// Why units come back: the reasons a store knows, and the older enum's word for each.

export type ReturnReason = { id: string; handle: string; name: string; deleted: false };

/** By handle. The ten of ReturnReason, and those that the schema's description names; Shopify's library has more. */
const words: Record<string, { name: string; older: string }> = {
  unknown: { name: 'Unknown', older: 'UNKNOWN' },
  other: { name: 'Other', older: 'OTHER' },
  unwanted: { name: 'Customer changed their mind', older: 'UNWANTED' },
  defective: { name: 'Damaged or defective', older: 'DEFECTIVE' },
  'not-as-described': { name: 'Item not as described', older: 'NOT_AS_DESCRIBED' },
  'wrong-item': { name: 'Received the wrong item', older: 'WRONG_ITEM' },
  'size-too-small': { name: 'Size was too small', older: 'SIZE_TOO_SMALL' },
  'size-too-large': { name: 'Size was too large', older: 'SIZE_TOO_LARGE' },
  style: { name: 'Style', older: 'STYLE' },
  color: { name: 'Color', older: 'COLOR' },
  'arrived-late': { name: 'Arrived late', older: 'OTHER' },
  comfort: { name: 'Comfort', older: 'OTHER' },
  'too-tight': { name: 'Too tight', older: 'SIZE_TOO_SMALL' },
  'color-too-bright': { name: 'Color too bright', older: 'COLOR' },
  quality: { name: 'Quality', older: 'OTHER' },
};

/** Every reason, in the order of their ids. */
export const returnReasons: ReturnReason[] = Object.entries(words).map(
  ([handle, { name }], at) => ({
    id: `gid://shopify/ReturnReasonDefinition/${at + 1}`,
    handle,
    name,
    deleted: false,
  }),
);

/** The enum's word for a reason: 'wrong-item' → 'WRONG_ITEM'. */
export const olderReason = (handle: string): string => words[handle]?.older ?? 'UNKNOWN';

/** The handle of a reason named by its id or by the enum's word; undefined for one that does not exist. */
export function reasonMeant(named: {
  returnReasonDefinitionId?: string | null;
  returnReason?: string | null;
}): string | undefined {
  const { returnReasonDefinitionId: id, returnReason: older } = named;
  if (id != null) return returnReasons.find((reason) => reason.id === id)?.handle;
  if (older == null) return 'unknown';
  return returnReasons.find(({ handle }) => words[handle]?.older === older)?.handle;
}
