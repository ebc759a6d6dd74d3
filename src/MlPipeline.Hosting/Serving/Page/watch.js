// The last hour of traffic, and the inputs since the model began to answer.
import { byId, count, element, figure, percent, words } from './dom.js';
import { chart, columns, lines, spark, swatch } from './plots.js';

const minute = 60_000;

export function showTraffic({ minutesKept, minutes }) {
  const sum = what => minutes.reduce((total, x) => total + x[what], 0);
  const requests = sum('requests');
  byId('traffic-note').textContent =
    requests === 0
      ? 'Nobody has asked for a prediction in the last hour.'
      : `${count(requests)} ${requests === 1 ? 'request' : 'requests'} with ${count(sum('rows'))} rows predicted; ${count(sum('refused'))} refused for what they held, ${count(sum('failed'))} failed. This page's own are among them.`;
  const now = Math.floor(Date.now() / minute);
  const byMinute = new Map(minutes.map(x => [Math.floor(new Date(x.minute) / minute), x]));
  const slots = Array.from({ length: minutesKept }, (_, i) => byMinute.get(now - minutesKept + 1 + i) ?? null);
  const labels = [0, 30, minutesKept - 1].map(i => [i, new Date((now - minutesKept + 1 + i) * minute).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })]);
  const values = read => slots.map(x => (x === null ? 0 : read(x)));
  const times = read => slots.map(x => (x === null ? null : read(x)));
  const slowest = Math.max(...slots.map(x => x?.p99 ?? 0));
  byId('traffic').replaceChildren(
    chart(
      'Requests a minute',
      [swatch(''), 'answered', swatch('other'), 'refused', swatch('failed'), 'failed'],
      false,
      columns({
        label: `Requests a minute over the last hour, ${requests} in all.`,
        series: [
          { values: values(x => x.requests - x.refused - x.failed) },
          { values: values(x => x.refused), kind: 'refused' },
          { values: values(x => x.failed), kind: 'failed' },
        ],
        labels,
      }),
    ),
    chart(
      'Time to answer, ms',
      [swatch(''), 'median', swatch('other'), '95th percentile'],
      false,
      lines({
        label: `Median and 95th percentile of the time to answer over the last hour; the slowest minute's 99th percentile is ${figure(slowest)} milliseconds.`,
        series: [{ values: times(x => x.p50) }, { values: times(x => x.p95), kind: 'other' }],
        labels,
        width: 440,
        height: 180,
        floor: 0,
      }),
    ),
  );
}

export function showDrift(drift) {
  const { inputs } = drift;
  const rows = Math.max(0, ...inputs.map(x => x.rows));
  byId('drift-note').textContent =
    rows === 0
      ? 'No row was predicted since the model began to answer.'
      : `A first look, not the drift check: ${count(rows)} rows since the model began to answer, a sample where many came at once, this page's own among them, beside the training data.` +
        (rows < drift.fewestRows ? ` From ${count(drift.fewestRows)} rows on it says how far each input has shifted; chance alone moves fewer.` : '');
  if (rows === 0) {
    byId('drift').replaceChildren();
    return;
  }
  const sorted = [...inputs].sort((a, b) => (b.stabilityIndex ?? -1) - (a.stabilityIndex ?? -1) || b.unseen / (b.rows || 1) - a.unseen / (a.rows || 1));
  const table = element(
    'table',
    {},
    element('caption', {}, element('span', {}, swatch('quiet'), 'training', swatch(''), `now. Shift: population stability index; from ${drift.moderate} on moderate, from ${drift.large} on large. Unseen: beyond the range, or of a category, that training had.`)),
    element('thead', {}, element('tr', {}, ...['Input', 'Distribution', 'Shift', 'Missing', 'In training', 'Unseen'].map((x, i) => element('th', { scope: 'col', class: i > 1 ? 'number' : '' }, x)))),
    element('tbody', {}, ...sorted.map(x => inputRow(x, drift))),
  );
  const old = byId('drift').querySelector('.scroll');
  if (old) old.replaceChildren(table);
  else byId('drift').replaceChildren(element('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': 'Inputs beside the training data' }, table));
}

function inputRow(input, drift) {
  const share = value => percent(input.rows === 0 ? 0 : value / input.rows);
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, words(input.name)),
    element('td', {}, spark(input.bins)),
    element('td', { class: 'number' }, ...shift(input.stabilityIndex, drift)),
    element('td', { class: 'number' }, share(input.missing)),
    element('td', { class: 'number' }, percent(input.referenceMissingShare)),
    element('td', { class: 'number' }, share(input.unseen)),
  );
}

function shift(index, drift) {
  if (index === null || index === undefined) return ['too few rows'];
  const text = index.toFixed(2);
  if (index >= drift.large) return [text, ' ', element('span', { class: 'mark bad' }, 'large')];
  if (index >= drift.moderate) return [text, ' ', element('span', { class: 'mark' }, 'moderate')];
  return [text, ' ', element('span', { class: 'mark calm' }, 'none')];
}
