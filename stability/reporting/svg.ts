export type Attributes = Readonly<Record<string, string | number>>;

/** One element of an SVG. What stands in it is text, unless it is made of elements. Pure. */
export function element(name: string, attributes: Attributes, inside: readonly Svg[] | string = []): Svg {
  const words = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(written(value))}"`);
  const content = typeof inside === 'string' ? escaped(inside) : inside.map(({ markup }) => markup).join('');
  return { markup: `<${name}${words.join('')}>${content}</${name}>` };
}

/** Markup that is well formed. */
export type Svg = { readonly markup: string };

/** The ink is readable on white and on black, so that one picture does for both. */
const style = `text { font: 12px system-ui, sans-serif; fill: #57606a } .title { font-weight: 600; fill: #24292f }
.axis { stroke: #8c959f; stroke-opacity: .4 } .ours { fill: #1f6feb; stroke: #1f6feb } .bare { fill: #bf8700; stroke: #bf8700 }
polyline[class] { fill: none; stroke-width: 2 } circle { fill-opacity: .55; stroke: none }
@media (prefers-color-scheme: dark) { text { fill: #9198a1 } .title { fill: #f0f6fc } }`;

/** A whole picture, to be kept as a file. Pure. */
export function picture(width: number, height: number, title: string, inside: readonly Svg[]): string {
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
  };
  return `${element('svg', attributes, [element('title', {}, title), element('style', {}, style), ...inside]).markup}\n`;
}

function written(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
