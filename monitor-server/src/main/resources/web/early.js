/**
 * Asks what the page will ask first, before any module is there; data/answers.js takes the answers.
 * No module itself, since those run only when the whole HTML is read.
 */
{
  /** @type {Map<string, Promise<Response>>} by path */
  const early = new Map();

  const ask = (/** @type {string} */ path) => fetch(path, {headers: {Accept: 'application/json'}});

  /**
   * @param {string} path
   * @param {Promise<Response>} answer
   */
  const keep = (path, answer) => {
    answer.catch(() => {}); // whoever takes it is told
    early.set(path, answer);
  };

  const askOfNewest = async (/** @type {Response} */ runs) => {
    const {columns, rows: [newest]} = await runs.json();
    if (newest && !/[#?&]run=/.test(location.hash)) {
      ['series?points=1000', 'snapshots?', 'diversity?', 'categories?', 'layers?',
        'anchor-distances?']
        .map(question => `/api/v1/runs/${newest[columns.indexOf('run')]}/${question}`)
        .forEach(path => keep(path, ask(path)));
    }
  };

  /** The runs, not before what follows from them is asked: who knows them would ask it again. */
  const runs = async () => {
    const answer = await ask('/api/v1/runs');
    await askOfNewest(answer.clone()).catch(() => {});
    return answer;
  };

  Object.assign(globalThis, {early});
  keep('/api/v1/settings', ask('/api/v1/settings'));
  keep('/api/v1/runs', runs());
}
