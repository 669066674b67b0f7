/** An amount for people, in the decimals its currency has. */
export const amountText = ({ amount, currency }: { amount: string; currency: string }): string => {
  try {
    // As text: Intl reads decimal strings without rounding them through a float first.
    return new Intl.NumberFormat('en', { style: 'currency', currency }).format(
      amount as `${number}`,
    );
  } catch {
    return `${amount} ${currency}`;
  }
};
