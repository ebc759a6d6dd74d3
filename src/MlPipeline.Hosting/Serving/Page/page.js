// Starts the page, asks for a key where the service does, and keeps what is shown up to date.
import { ask, hasKey, useKey } from './api.js';
import { byId } from './dom.js';
import { showForm } from './form.js';
import { showModel } from './model.js';
import { showDrift, showTraffic } from './watch.js';

const every = 5_000;
let shownVersion = null;

async function show() {
  const model = await ask('/v1/model');
  const [description, evaluation] = await Promise.all([
    ask('/openapi/v1.json'),
    ask('/v1/model/evaluation').then(x => x.evaluation, () => null),
  ]);
  byId('key').hidden = true;
  byId('content').hidden = false;
  showModel(model, evaluation);
  shownVersion = model.version;
  await showForm(description.components.schemas.Row, model);
}

async function refresh() {
  const [health, traffic, drift] = await Promise.all([ask('/health/ready'), ask('/v1/traffic'), ask('/v1/drift')]);
  if (shownVersion === null || health.modelVersion !== shownVersion) await show();
  showTraffic(traffic);
  showDrift(drift);
}

async function turn() {
  try {
    await refresh();
    byId('trouble').hidden = true;
    byId('key').hidden = true;
  } catch (refusal) {
    if (refusal.status === 401) askForKey(refusal);
    else complain(refusal);
  }
}

function askForKey(refusal) {
  byId('key-error').textContent = hasKey() ? refusal.message : '';
  useKey(null);
  byId('content').hidden = true;
  shownVersion = null;
  if (!byId('key').hidden) return;
  byId('key').hidden = false;
  byId('key-input').focus();
}

function complain(failure) {
  byId('trouble').textContent = `${failure.message} What is below may be out of date.`;
  byId('trouble').hidden = false;
}

byId('key').onsubmit = async event => {
  event.preventDefault();
  useKey(byId('key-input').value.trim());
  byId('key-input').value = '';
  await turn();
};

await turn();
setInterval(() => {
  // Nobody looks, nothing is asked; and without a key there is nothing to ask with.
  if (!document.hidden && byId('key').hidden) turn();
}, every);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && byId('key').hidden) turn();
});
