/**
 * Asks what the page will ask first, before any module is there; data/answers.js takes the answers.
 * No module itself, since those run only when the whole HTML is read.
 */
{
  /** @type {Map<string, Promise<Response>>} by path */
  const early = new Map();

  const ask = (/** @type {string} */ path) => {
    const answer = fetch(path, {headers: {Accept: 'application/json'}});
    answer.catch(() => {}); // whoever takes it is told
    early.set(path, answer);
    return answer;
  };

  const askOfNewest = async () => {
    const answer = await ask('/api/v1/runs');
    const {columns, rows: [newest]} = await answer.clone().json();
    if (newest && !/[#?&]run=/.test(location.hash)) {
      ['series?points=1000', 'snapshots?', 'diversity?', 'categories?', 'layers?',
        'anchor-distances?'].forEach(question =>
        ask(`/api/v1/runs/${newest[columns.indexOf('run')]}/${question}`));
    }
  };

  Object.assign(globalThis, {early});
  ask('/api/v1/settings');
  askOfNewest().catch(() => {});
}
