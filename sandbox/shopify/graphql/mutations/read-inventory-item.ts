// Reads Shopify's InventoryItemInput into the store's own words.
import type { UpdateVariantInput } from '../../actions/update-variant.ts';

export type InventoryItemInput = {
  cost?: string | null;
  countryCodeOfOrigin?: string | null;
  harmonizedSystemCode?: string | null;
  measurement?: { weight?: { unit: string; value: number } | null } | null;
  requiresShipping?: boolean | null;
  sku?: string | null;
  tracked?: boolean | null;
};

const grams: Record<string, number> = {
  GRAMS: 1,
  KILOGRAMS: 1000,
  OUNCES: 28.3495,
  POUNDS: 453.592,
};

/** @returns only what the input says */
export function readInventoryItem(
  input: InventoryItemInput | null | undefined,
): Omit<UpdateVariantInput, 'variantId'> {
  if (input == null) return {};
  const {
    cost,
    countryCodeOfOrigin,
    harmonizedSystemCode,
    measurement,
    requiresShipping,
    sku,
    tracked,
  } = input;
  const weight = measurement?.weight;
  return {
    ...(sku === undefined ? {} : { sku: sku === '' ? null : sku }),
    ...(tracked == null ? {} : { tracked }),
    ...(requiresShipping == null ? {} : { requiresShipping }),
    ...(cost === undefined ? {} : { unitCost: cost }),
    ...(countryCodeOfOrigin === undefined ? {} : { countryCodeOfOrigin }),
    ...(harmonizedSystemCode === undefined ? {} : { harmonizedSystemCode }),
    ...(weight == null ? {} : { grams: Math.round(weight.value * (grams[weight.unit] ?? 1)) }),
  };
}
