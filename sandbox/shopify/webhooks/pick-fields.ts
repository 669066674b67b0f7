// Trims a webhook's body to the fields its subscription asked for.

/**
 * @param body an object of a webhook
 * @param fields names of the body's own fields, or paths such as 'line_items.sku', which go through lists
 * @returns a body with only those; names it does not have leave nothing
 */
export function pickFields(body: object, fields: string[]): object {
  const wanted = new Map<string, string[]>();
  for (const field of fields) {
    const [name = '', ...rest] = field.split('.');
    wanted.set(name, [...(wanted.get(name) ?? []), rest.join('.')]);
  }
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const paths = wanted.get(name);
      return paths === undefined ? [] : [[name, picked(value, paths)]];
    }),
  );
}

function picked(value: unknown, paths: string[]): unknown {
  if (paths.includes('')) return value;
  if (Array.isArray(value)) return value.map((each) => picked(each, paths));
  return typeof value === 'object' && value !== null ? pickFields(value, paths) : value;
}
