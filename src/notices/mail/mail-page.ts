/** One mail as text and as HTML: a title, lines under headings, where it leads, and how to stop it. Pure. */

export type MailLink = { says: string; url: string };

export type MailPage = {
  title: string;
  /** Lines with where each leads; `left` counts those not named. */
  sections: { title: string; lines: { says: string; url: string | undefined }[]; left: number }[];
  page: MailLink;
  stops: MailLink[];
};

/** @returns both parts; everything in the HTML is escaped, and it leaves colours to the reader's program */
export const mailPage = (page: MailPage): { text: string; html: string } => ({
  text: textOf(page),
  html: htmlOf(page),
});

const more = (left: number): string => `and ${left.toLocaleString('en')} more`;

function textOf({ title, sections, page, stops }: MailPage): string {
  const body = sections.flatMap((section) => [
    ...(section.title ? [section.title, ''] : []),
    ...section.lines.flatMap(({ says, url }) => (url ? [says, url, ''] : [says, ''])),
    ...(section.left > 0 ? [more(section.left), ''] : []),
  ]);
  const foot = stops.flatMap(({ says, url }) => [`${says}: ${url}`]);
  return [title, '', ...body, `${page.says}: ${page.url}`, '', '--', ...foot, ''].join('\n');
}

const marks: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);

const linked = ({ says, url }: MailLink): string =>
  `<a href="${escaped(url)}">${escaped(says)}</a>`;

function htmlOf({ title, sections, page, stops }: MailPage): string {
  const body = sections.map((section) => {
    const lines = section.lines.map(
      ({ says, url }) =>
        `<li style="margin:0 0 8px">${url ? linked({ says, url }) : escaped(says)}</li>`,
    );
    if (section.left > 0) lines.push(`<li>${more(section.left)}</li>`);
    return [
      section.title
        ? `<h2 style="font-size:16px;margin:24px 0 8px">${escaped(section.title)}</h2>`
        : '',
      `<ul style="margin:0;padding:0 0 0 20px">${lines.join('')}</ul>`,
    ].join('');
  });
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="supported-color-schemes" content="light dark">',
    `<title>${escaped(title)}</title></head>`,
    '<body style="margin:0;padding:24px;font:15px/1.5 system-ui,sans-serif">',
    '<div style="max-width:560px;margin:0 auto">',
    `<h1 style="font-size:20px;margin:0 0 16px">${escaped(title)}</h1>`,
    ...body,
    `<p style="margin:24px 0">${linked(page)}</p>`,
    `<p style="font-size:13px;opacity:.75">${stops.map(linked).join('<br>')}</p>`,
    '</div></body></html>',
  ].join('\n');
}
