/** Answers with a CSV file for people to keep. */

/** @param name with its ending; both forms of it are sent: RFC 6266 has the plain one for who reads no other */
export const csvFile = (name: string, body: string | ReadableStream<Uint8Array>): Response =>
  new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name.replace(/[^\w .-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, encoded)}`,
      'cache-control': 'no-store',
    },
  });

const encoded = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
