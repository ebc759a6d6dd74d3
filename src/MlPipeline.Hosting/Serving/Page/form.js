// The form made from the model's own description, and the prediction that follows each change.
import { predict } from './api.js';
import { byId, count, debounced, element, figure, signed, svg, words } from './dom.js';

const pause = 150;
const mostBars = 8;
let shown = null;
let underWay = null;

export function showForm(row, model) {
  shown = { model, fields: new Map() };
  const form = byId('form');
  const profile = model.metadata.referenceProfile;
  form.replaceChildren(...Object.entries(row.properties).map(([name, schema]) => field(name, schema, row.required ?? [], profile)));
  byId('answer-name').textContent = `Prediction of ${words(model.metadata.signature.output.name)}`;
  form.oninput = debounced(predictAgain, pause);
  form.onsubmit = event => {
    event.preventDefault();
    predictAgain();
  };
  byId('reset').onclick = () => {
    for (const { input, first } of shown.fields.values()) input.value = first;
    predictAgain();
  };
  return predictAgain();
}

function field(name, schema, required, profile) {
  const id = `field-${name}`;
  const types = [schema.type].flat();
  const kind = schema.format === 'date' ? 'date' : types.includes('number') ? 'number' : 'text';
  const example = schema.examples?.[0] ?? schema.example;
  const first = example === undefined || example === null ? '' : String(example);
  const input = element('input', {
    id,
    name,
    type: kind === 'date' ? 'date' : 'text',
    inputmode: kind === 'number' ? 'decimal' : null,
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': `${id}-error`,
    'aria-required': required.includes(name) ? 'true' : null,
    title: schema.description ?? null,
    placeholder: required.includes(name) ? null : 'not known',
  });
  input.value = first;
  const known = profile.numbers?.[name];
  if (kind === 'number') input.addEventListener('keydown', event => step(event, input, known));
  const error = element('p', { id: `${id}-error`, class: 'error' });
  const parts = [element('label', { for: id }, words(name), schema['x-unit'] ? element('span', {}, ` (${schema['x-unit']})`) : null), input];
  const categories = Object.entries(profile.texts?.[name]?.categories ?? {});
  if (kind === 'text' && categories.length > 0) {
    const frequent = categories.sort((a, b) => b[1] - a[1]).slice(0, 30);
    input.setAttribute('list', `${id}-known`);
    parts.push(element('datalist', { id: `${id}-known` }, ...frequent.map(([text]) => element('option', { value: text }))));
  }
  shown.fields.set(name, { input, error, kind, first });
  return element('div', {}, ...parts, error);
}

/** ↑ and ↓ move a number by the power of ten at or below a twentieth of the range it had in training. */
function step(event, input, known) {
  const value = Number(input.value);
  if (!['ArrowUp', 'ArrowDown'].includes(event.key) || !Number.isFinite(value)) return;
  const range = known?.max > known?.min ? known.max - known.min : 1;
  const size = 10 ** Math.floor(Math.log10(range / 20));
  const given = input.value.split('.')[1]?.length ?? 0;
  const decimals = Math.max(-Math.floor(Math.log10(size)), Math.min(given, 15), 0);
  input.value = (value + (event.key === 'ArrowUp' ? size : -size)).toFixed(decimals);
  event.preventDefault();
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function rowOf() {
  const row = {};
  for (const [name, { input, kind }] of shown.fields) {
    const text = input.value.trim();
    const number = Number(text);
    // What is no number goes as it is: the service says what is wrong with it.
    row[name] = text === '' ? null : kind === 'number' && Number.isFinite(number) ? number : text;
  }
  return row;
}

async function predictAgain() {
  underWay?.abort();
  const mine = (underWay = new AbortController());
  const output = byId('prediction');
  output.dataset.stale = '';
  try {
    const answer = await predict(rowOf(), mine.signal);
    clearErrors();
    delete output.dataset.stale;
    const { unit } = shown.model.metadata.signature.output;
    output.replaceChildren(figure(answer.prediction, 4), ...(unit ? [' ', element('small', {}, unit)] : []));
    byId('explanation').replaceChildren(...(answer.explanation ? bars(answer) : []));
  } catch (refusal) {
    if (refusal.name === 'AbortError') return;
    showErrors(refusal);
  }
}

function clearErrors() {
  byId('answer-error').textContent = '';
  for (const { input, error } of shown.fields.values()) {
    error.textContent = '';
    input.removeAttribute('aria-invalid');
  }
}

function showErrors(refusal) {
  clearErrors();
  const elsewhere = [];
  for (const problem of refusal.errors) {
    const place = shown.fields.get(problem.field);
    if (!place) {
      elsewhere.push(problem.detail);
      continue;
    }
    place.error.textContent = problem.detail;
    place.input.setAttribute('aria-invalid', 'true');
  }
  const places = refusal.errors.length - elsewhere.length;
  byId('answer-error').textContent =
    refusal.errors.length === 0 ? refusal.message
    : elsewhere.length > 0 ? elsewhere.join(' ')
    : `${count(places)} ${places === 1 ? 'value needs' : 'values need'} another look; the prediction is of the values before.`;
}

function bars({ prediction, explanation }) {
  const { baseValue, contributions } = explanation;
  const largest = contributions.slice(0, mostBars);
  const rest = contributions.slice(mostBars).reduce((sum, x) => sum + x.contribution, 0);
  const rows = largest.map(x => ({ name: words(x.feature), value: x.contribution }));
  if (contributions.length > mostBars) rows.push({ name: `${contributions.length - mostBars} others together`, value: rest });
  const most = Math.max(...rows.map(x => Math.abs(x.value)), Number.MIN_VALUE);
  // As many decimals as the sum is shown with: what is added up has as many each.
  const decimals = Math.max(0, 3 - Math.floor(Math.log10(Math.max(Math.abs(prediction), 1e-6))));
  return [
    element('p', { class: 'note' }, `What moved it from ${figure(baseValue, 4)}, the mean of its predictions in training:`),
    element(
      'ul',
      { class: 'bars' },
      ...rows.map(x => element('li', {}, element('span', { class: 'name', title: x.name }, x.name), bar(x.value / most), element('span', { class: 'value' }, signed(x.value, decimals)))),
      element('li', { class: 'total' }, element('span', {}, 'Sum'), element('span'), element('span', { class: 'value' }, figure(prediction, 4))),
    ),
  ];
}

function bar(share) {
  const width = 50 * Math.abs(share);
  return svg(
    'svg',
    { viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('line', { x1: 50, x2: 50, y1: 0, y2: 10, class: 'grid' }),
    svg('rect', { x: share < 0 ? 50 - width : 50, y: 1, width, height: 8, class: share < 0 ? 'down' : 'up' }),
  );
}
