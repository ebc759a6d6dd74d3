// Makes elements. Text is always set as text, never as markup.
const svgNames = 'http://www.w3.org/2000/svg';

export const byId = id => document.getElementById(id);

export function element(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(svgNames, name), attributes, children);
}

function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== null) made.setAttribute(name, value);
  made.append(...children.filter(x => x !== null && x !== undefined));
  return made;
}

export function words(name) {
  return name.replaceAll('_', ' ');
}

export function figure(value, digits = 3) {
  if (value === null || value === undefined) return '–';
  if (value === 0) return '0';
  const size = Math.abs(value);
  const decimals = Math.max(0, Math.min(6, digits - 1 - Math.floor(Math.log10(size))));
  return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace('-', '−');
}

export function signed(value, decimals) {
  const text = Math.abs(value).toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return (value < 0 ? '−' : '+') + text;
}

export const decimal = value => value.toFixed(3).replace('-', '−');
export const count = value => value.toLocaleString('en');
export const percent = share => `${(100 * share).toLocaleString('en', { maximumFractionDigits: 1 })} %`;

export function debounced(action, milliseconds) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
}
