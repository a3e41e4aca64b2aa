/**
 * Asks a worker and waits for its answer.
 *
 * @param {Worker} worker takes messages that hold what is asked, and a port for the answer
 * @param {unknown} asked
 * @returns {Promise<any>} typed by the caller
 */
export function answerOf(worker, asked) {
  const {port1, port2} = new MessageChannel();
  worker.postMessage({asked, port: port2}, [port2]);
  return new Promise(resolve => {
    port1.onmessage = ({data}) => {
      port1.close();
      resolve(data);
    };
  });
}
