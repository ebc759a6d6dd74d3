// Which model answers, and how good it was on rows that were held out.
import { byId, count, decimal, element, figure, percent, words } from './dom.js';
import { chart, lines, ranking, scatter, swatch } from './plots.js';

const shownDays = 120;

export function showModel(model, evaluation) {
  const { metadata } = model;
  const { output } = metadata.signature;
  const unit = output.unit ? ` ${output.unit}` : '';
  const test = metadata.metrics.test ?? Object.values(metadata.metrics)[0];
  const title = evaluation?.title ?? model.family;
  document.title = `${metadata.name}: version ${model.version}`;
  byId('kind').textContent = `${metadata.name} · predict API`;
  byId('headline').textContent = `${title} answers: version ${model.version}${model.alias ? `, the ${model.alias}` : ''}.`;
  byId('lead').textContent = lead(metadata, evaluation, test, unit);
  const figures = [
    [figure(test.mae), output.unit, 'mean absolute error (MAE)'],
    evaluation && [percent(1 - test.mae / evaluation.baseline.metrics.mae), 'less', `mean absolute error than the baseline, “${evaluation.baseline.title}”`],
    [figure(test.rmse), output.unit, 'root mean squared error (RMSE)'],
    test.r2 !== null && test.r2 !== undefined && [figure(test.r2), '', 'coefficient of determination (R²)'],
  ].filter(Boolean);
  byId('figures').replaceChildren(
    ...figures.map(([value, of, name]) => element('div', {}, element('dt', {}, name), element('dd', {}, value, ' ', element('small', {}, of ?? '')))),
  );
  showScores(metadata, evaluation, output);
  showPlots(evaluation, output);
  showOrigin(model);
}

function lead(metadata, evaluation, test, unit) {
  const baseline = evaluation?.baseline;
  const missed = `On ${count(test.rows)} rows that it had not seen, it missed ${words(metadata.signature.output.name)} by ${figure(test.mae)}${unit} on average`;
  return baseline && baseline.family !== metadata.family ? `${missed}; the baseline, “${baseline.title}”, by ${figure(baseline.metrics.mae)}.` : `${missed}.`;
}

const sets = {
  train: 'Training rows',
  test: 'Held-out rows',
  all: 'All rows, by the model that answers',
};

function showScores(metadata, evaluation, output) {
  const { split } = metadata;
  const days = (from, to) => (from && to ? ` (${from} to ${to})` : '');
  byId('quality-note').textContent = split
    ? `Scores of training and held-out rows are of a model fitted on ${count(split.trainRows)} rows${days(split.trainFrom, split.trainTo)} and tested on ${count(split.testRows)}${days(split.testFrom, split.testTo)}. The model that answers was then fitted on all of them: what it scores there says nothing about new rows.`
    : 'No rows were held out: how well it does on new ones is not known.';
  const rows = Object.entries(metadata.metrics).map(([set, x]) => [sets[set] ?? set, x, set === 'test']);
  if (evaluation) rows.splice(2, 0, [`Held-out rows, baseline “${evaluation.baseline.title}”`, evaluation.baseline.metrics, false]);
  const of = output.unit ? ` (${output.unit})` : '';
  byId('scores').replaceChildren(
    element('caption', {}, element('span', {}, `RMSE, MAE and bias${of}; the bias is positive where it predicts too much.`)),
    element('thead', {}, element('tr', {}, ...['Set', 'Rows', 'RMSE', 'MAE', 'R²', 'MAPE', 'Bias'].map((x, i) => element('th', { scope: 'col', class: i > 0 ? 'number' : '' }, x)))),
    element(
      'tbody',
      {},
      ...rows.map(([name, x, isStrong]) =>
        element(
          'tr',
          { class: isStrong ? 'strong' : '' },
          element('th', { scope: 'row' }, name),
          ...[count(x.rows), figure(x.rmse), figure(x.mae), figure(x.r2), x.mape === null || x.mape === undefined ? '–' : percent(x.mape), decimal(x.bias)].map(text => element('td', { class: 'number' }, text)),
        ),
      ),
    ),
  );
}

function showPlots(evaluation, output) {
  const plots = byId('plots');
  if (!evaluation || evaluation.labels.length === 0) {
    plots.replaceChildren(element('p', { class: 'note' }, 'The package holds no predictions of held-out rows to draw.'));
    return;
  }
  const name = words(output.name);
  const unit = output.unit ? `, ${output.unit}` : '';
  const from = Math.max(0, evaluation.labels.length - shownDays);
  const labels = evaluation.labels.slice(from);
  const predictions = evaluation.predictions.slice(from);
  const days = evaluation.days?.slice(from);
  const ends = [0, Math.floor(labels.length / 2), labels.length - 1].map(i => [i, days ? days[i] : `row ${i + 1}`]);
  plots.replaceChildren(
    chart(
      `The last ${count(labels.length)} held-out rows${unit}`,
      [swatch('other'), 'what happened', swatch(''), 'what was predicted'],
      true,
      lines({
        label: `${name} on the last ${labels.length} held-out rows: what happened and what was predicted.`,
        series: [{ values: labels, kind: 'other' }, { values: predictions }],
        labels: ends,
      }),
    ),
    chart(
      'Predicted against actual',
      [`${count(evaluation.labels.length)} held-out rows; on the dashed line both are equal`],
      false,
      scatter({ label: `Predicted ${name} against what happened, for ${evaluation.labels.length} held-out rows.`, xs: evaluation.labels, ys: evaluation.predictions, xTitle: 'actual', yTitle: 'predicted' }),
    ),
  );
  if (evaluation.drivers.length > 0)
    plots.append(
      chart(
        'What moves its predictions most',
        [`mean size of the contribution to a held-out row${unit}`],
        false,
        ranking({
          label: `Features by mean size of their contribution: ${evaluation.drivers.map(x => words(x.feature)).join(', ')}.`,
          rows: evaluation.drivers.map(x => ({ name: words(x.feature), value: x.meanContribution })),
        }),
      ),
    );
}

function showOrigin(model) {
  const { metadata } = model;
  const { data } = metadata;
  const rows = [
    ['Version', `${model.version}${model.alias ? `, alias “${model.alias}”` : ''}`],
    ['Answers since', new Date(model.since).toLocaleString()],
    ['Registered', new Date(model.registeredAt).toLocaleString()],
    ['Family', metadata.family],
    ['Trained on', `${count(data.rows)} rows of ${data.source}${data.firstDate ? `, ${data.firstDate} to ${data.lastDate}` : ''}`],
    ['Commit', metadata.gitCommit ? `${metadata.gitCommit}${metadata.gitDirty ? ', with changes that are in no commit' : ''}` : 'not known'],
    ['Package (SHA-256)', model.sha256],
    ['Data (SHA-256)', data.sha256],
  ];
  byId('origin').replaceChildren(...rows.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));
}
