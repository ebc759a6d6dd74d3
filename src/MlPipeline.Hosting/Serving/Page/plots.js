// Draws plots as SVG from numbers. Each has a name that says in words what it shows.
import { element, figure, svg } from './dom.js';

const left = 42;
const bottom = 20;
const top = 8;

export function chart(title, legend, wide, drawing) {
  return element('figure', { class: wide ? 'chart wide' : 'chart' }, element('figcaption', {}, title, legend ? element('span', { class: 'legend' }, ...legend) : null), wide ? element('div', { tabindex: '0', role: 'region', 'aria-label': title }, drawing) : drawing);
}

export const swatch = kind => element('span', { class: `swatch ${kind}`, 'aria-hidden': 'true' });

/** Round values that divide a range: 1, 2 or 5 times a power of ten apart. */
export function ticks(low, high, most) {
  const rough = (high - low) / most || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const size = power * [1, 2, 5, 10].find(x => x * power >= rough);
  const values = [];
  for (let i = Math.ceil(low / size - 1e-9); i * size <= high + size * 1e-9; i++) values.push(i * size);
  return values;
}

function frame(width, height, label, [low, high]) {
  const y = value => top + (height - top - bottom) * (1 - (value - low) / (high - low || 1));
  const drawing = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label });
  for (const value of ticks(low, high, 4))
    drawing.append(
      svg('line', { class: 'grid', x1: left, x2: width, y1: y(value), y2: y(value) }),
      svg('text', { x: left - 6, y: y(value) + 4, 'text-anchor': 'end' }, figure(value, value >= 100 ? 3 : 2).replace(/\.0+$/, '')),
    );
  return { drawing, y };
}

/** Lines over a common axis. Each series has values, of which null is a gap, and a class. */
export function lines({ label, series, labels, width = 900, height = 240, floor }) {
  const values = series.flatMap(x => x.values).filter(x => x !== null);
  const low = floor ?? Math.min(...values);
  const high = Math.max(...values, low + 1e-9);
  const { drawing, y } = frame(width, height, label, [low, high]);
  const length = series[0].values.length;
  const x = i => left + ((width - left - 4) * i) / Math.max(1, length - 1);
  for (const { values, kind } of series) {
    let path = '';
    let isOn = false;
    values.forEach((value, i) => {
      if (value !== null) path += `${isOn ? 'L' : 'M'}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
      // A value between two gaps would be a line of no length.
      if (value !== null && !isOn && (i + 1 === length || values[i + 1] === null)) path += 'h0.01';
      isOn = value !== null;
    });
    drawing.append(svg('path', { class: `line ${kind ?? ''}`, d: path, 'stroke-linecap': 'round' }));
  }
  below(drawing, labels, x, width, height);
  return drawing;
}

/** Stacked columns over a common axis. */
export function columns({ label, series, labels, width = 440, height = 180 }) {
  const length = series[0].values.length;
  const sums = series[0].values.map((_, i) => series.reduce((sum, x) => sum + x.values[i], 0));
  const { drawing, y } = frame(width, height, label, [0, Math.max(...sums, 1)]);
  const room = (width - left) / length;
  const x = i => left + room * i + room * 0.1;
  const under = sums.map(() => 0);
  for (const { values, kind } of series)
    values.forEach((value, i) => {
      if (value === 0) return;
      const from = under[i];
      under[i] += value;
      drawing.append(svg('rect', { class: `column ${kind ?? ''}`, x: x(i), width: room * 0.8, y: y(under[i]), height: Math.max(0.5, y(from) - y(under[i])) }));
    });
  below(drawing, labels, i => x(i) + room * 0.4, width, height);
  return drawing;
}

/** Predicted against actual, with the line on which they are equal. */
export function scatter({ label, xs, ys, xTitle, yTitle, width = 440, height = 300 }) {
  const low = Math.min(...xs, ...ys);
  const high = Math.max(...xs, ...ys);
  const { drawing, y } = frame(width, height - 14, label, [low, high]);
  const x = value => left + ((width - left - 6) * (value - low)) / (high - low || 1);
  for (const value of ticks(low, high, 5)) drawing.append(svg('text', { x: x(value), y: height - 18, 'text-anchor': 'middle' }, figure(value, 2).replace(/\.0+$/, '')));
  drawing.append(svg('line', { class: 'line even', x1: x(low), y1: y(low), x2: x(high), y2: y(high) }));
  xs.forEach((value, i) => drawing.append(svg('circle', { class: 'dot', cx: x(value).toFixed(1), cy: y(ys[i]).toFixed(1), r: 2.2 })));
  drawing.append(svg('text', { x: width, y: height - 3, 'text-anchor': 'end' }, `${xTitle} →`), svg('text', { x: left + 6, y: top + 4 }, `↑ ${yTitle}`));
  return drawing;
}

/** Bars with their names. */
export function ranking({ label, rows, width = 440, rowHeight = 22 }) {
  const most = Math.max(...rows.map(x => x.value));
  const names = 150;
  const drawing = svg('svg', { viewBox: `0 0 ${width} ${rows.length * rowHeight}`, role: 'img', 'aria-label': label });
  rows.forEach(({ name, value }, i) => {
    const y = i * rowHeight;
    const size = ((width - names - 46) * value) / most;
    drawing.append(
      svg('text', { x: names - 8, y: y + 15, 'text-anchor': 'end' }, name.length > 24 ? `${name.slice(0, 23)}…` : name),
      svg('rect', { class: 'column', x: names, y: y + 5, width: size, height: rowHeight - 9, rx: 2 }),
      svg('text', { x: names + size + 6, y: y + 15 }, figure(value, 2)),
    );
  });
  return drawing;
}

/** Two distributions on the same bins, small enough for a table. */
export function spark(bins) {
  const most = Math.max(...bins.map(x => Math.max(x.reference, x.observed)), 1e-9);
  const room = 96 / bins.length;
  const drawing = svg('svg', { class: 'spark', viewBox: '0 0 96 22', 'aria-hidden': 'true' });
  bins.forEach((bin, i) => {
    const size = share => (21 * share) / most;
    drawing.append(
      svg('rect', { class: 'expected', x: i * room + 0.5, width: room - 1, y: 22 - size(bin.reference), height: size(bin.reference) }),
      svg('rect', { class: 'column', x: i * room + room * 0.3, width: room * 0.4, y: 22 - size(bin.observed), height: size(bin.observed) }),
    );
  });
  return drawing;
}

function below(drawing, labels, x, width, height) {
  for (const [i, text] of labels) {
    const place = x(i);
    const anchor = place > width - 40 ? 'end' : place < left + 30 ? 'start' : 'middle';
    drawing.append(svg('text', { x: place, y: height - 5, 'text-anchor': anchor }, text));
  }
}
