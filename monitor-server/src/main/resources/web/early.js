/**
 * Asks what the page will ask first, before any module is there; data/answers.js takes the answers.
 * And sets the chosen colours before anything is painted. No module itself, since those run only
 * when the whole HTML is read.
 */
{
  /** @type {Map<string, Promise<Response>>} by path */
  const early = new Map();

  const ask = (/** @type {string} */ path) => fetch(path, {headers: {Accept: 'application/json'}});

  /** An answer that is read before anybody takes it. */
  const read = async (/** @type {string} */ path) => {
    const answer = await ask(path);
    const content = answer.json();
    content.catch(() => {}); // whoever takes it is told
    answer.json = () => content;
    return answer;
  };

  /**
   * @param {string} path
   * @param {Promise<Response>} answer
   */
  const keep = (path, answer) => {
    answer.catch(() => {}); // whoever takes it is told
    early.set(path, answer);
  };

  /** The series last: they take as long as all else, and are drawn after the numbers are shown. */
  const askOfNewest = async (/** @type {Response} */ runs) => {
    const {columns, rows: [newest]} = await runs.json();
    if (newest && !/[#?&]run=/.test(location.hash)) {
      const pathOf = (/** @type {string} */ question) =>
        `/api/v1/runs/${newest[columns.indexOf('run')]}/${question}`;
      const small = ['snapshots?', 'diversity?', 'categories?', 'layers?', 'anchor-distances?']
        .map(question => ({path: pathOf(question), answer: read(pathOf(question))}));
      small.forEach(({path, answer}) => keep(path, answer));
      const series = pathOf('series?points=1000');
      keep(series, Promise.allSettled(small.map(({answer}) => answer)).then(() => ask(series)));
    }
  };

  /** The runs, not before what follows from them is asked: who knows them would ask it again. */
  const runs = async () => {
    const answer = await read('/api/v1/runs');
    await askOfNewest(answer).catch(() => {});
    return answer;
  };

  document.documentElement.dataset.theme = localStorage.getItem('concept-monitor.theme') ?? 'auto';
  Object.assign(globalThis, {early});
  keep('/api/v1/settings', read('/api/v1/settings'));
  keep('/api/v1/runs', runs());
}
