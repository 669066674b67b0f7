/** The forms in which a typed text may stand in a name: the database knows the case of A to Z only. */

/** @returns each form once, with A to Z in small letters: compare with `lower(column)` */
export function typedForms(text: string): string[] {
  const small = text.toLowerCase();
  const names = small.replaceAll(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
  const forms = [text, small, names, text.toUpperCase()];
  return [
    ...new Set(forms.map((form) => form.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()))),
  ];
}
