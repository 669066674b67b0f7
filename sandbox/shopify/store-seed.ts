// What a new sandbox store starts with. It is applied when its file is empty.

export type StoreSeed = {
  /** ISO code; 'USD' where absent */
  currencyCode?: string;
  /** 'America/New_York' where absent */
  ianaTimezone?: string;
  /** 'Basic' where absent */
  planName?: string;
  taxesIncluded?: boolean;
  /** the first is the primary one */
  locations: SeedLocation[];
  products: SeedProduct[];
  /** number of the first order; 1001 where absent */
  firstOrderNumber?: number;
};

export type SeedLocation = {
  /** unique in the store: `SeedVariant.stock` names it */
  name: string;
  isActive?: boolean;
  fulfillsOnlineOrders?: boolean;
  address?: {
    address1?: string;
    city?: string;
    provinceCode?: string;
    zip?: string;
    countryCode?: string;
  };
};

export type SeedProduct = {
  title: string;
  vendor?: string;
  productType?: string;
  descriptionHtml?: string;
  status?: 'ACTIVE' | 'ARCHIVED' | 'DRAFT';
  tags?: string[];
  /** option names; ['Title'] where absent */
  options?: string[];
  variants: SeedVariant[];
};

export type SeedVariant = {
  /** one value per option of the product; ['Default Title'] where absent */
  optionValues?: string[];
  sku: string | null;
  /** decimal, '19.50' */
  price: string;
  barcode?: string;
  /** true where absent */
  tracked?: boolean;
  /** 'DENY' where absent */
  inventoryPolicy?: 'CONTINUE' | 'DENY';
  /** true where absent */
  requiresShipping?: boolean;
  grams?: number;
  /** units available by location name; a location not named does not stock it */
  stock?: Record<string, number>;
};
