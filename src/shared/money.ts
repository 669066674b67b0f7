/** An amount as the store wrote it, never as a float: decimals differ by currency (JPY none, KWD three). */
export type Money = {
  /** Decimal text such as `19.50`, `1200` or `0.125`. */
  amount: string;
  /** ISO 4217 code such as `USD`. */
  currency: string;
};
