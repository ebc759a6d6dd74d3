// Asks the service this page came from. An API key, where one is asked for, is kept for this tab only.
const place = 'api-key';

export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `The service answered ${status}.`);
    this.status = status;
    this.errors = problem.errors ?? [];
  }
}

export function useKey(key) {
  if (key) sessionStorage.setItem(place, key);
  else sessionStorage.removeItem(place);
}

export function hasKey() {
  return sessionStorage.getItem(place) !== null;
}

export async function ask(path, options = {}) {
  const key = sessionStorage.getItem(place);
  const headers = { Accept: 'application/json', ...options.headers };
  if (key) headers.Authorization = `Bearer ${key}`;
  let response;
  try {
    response = await fetch(path, { ...options, headers, cache: 'no-store' });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Refusal(0, { detail: 'The service does not answer.' });
  }
  const text = await response.text();
  let body = {};
  try {
    body = JSON.parse(text);
  } catch {
    // A proxy in between may answer with something else; the status still says what happened.
  }
  if (!response.ok) throw new Refusal(response.status, body);
  return body;
}

export function predict(row, signal) {
  return ask('/v1/predict?explain=true', post(row, signal)).catch(refusal => {
    // A model without explanations predicts all the same.
    if (refusal.status === 400 && /explain/.test(refusal.message)) return ask('/v1/predict', post(row, signal));
    throw refusal;
  });
}

function post(row, signal) {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(row), signal };
}
