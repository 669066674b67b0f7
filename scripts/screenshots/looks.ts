// The themes and widths that pages are pictured in.
import type { Look } from './take-pictures.ts';

export const looks = {
  light: { theme: 'light', width: 1280 },
  dark: { theme: 'dark', width: 1280 },
  phone: { theme: 'light', width: 390 },
  darkPhone: { theme: 'dark', width: 390 },
} satisfies Record<string, Look>;
