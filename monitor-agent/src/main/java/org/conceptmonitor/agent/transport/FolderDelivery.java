package org.conceptmonitor.agent.transport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;
import org.conceptmonitor.agent.spool.RunFolder;
import org.conceptmonitor.agent.spool.TableId;
import org.slf4j.helpers.NOPLogger;

/**
 * Delivers the tables of runs that have ended, from their folders. Safe for use by several threads.
 *
 * @param access how the server lets the agent in
 * @param http the client
 * @param retries how long a server is waited for
 */
record FolderDelivery(ServerAccess access, HttpClient http, Retries retries) {
  /**
   * Delivers what waits in a folder, in order. Delivered tables leave a spool and stay in a
   * recording. An interrupt ends it early.
   *
   * @param folder open, and still open afterwards
   * @param server where to
   */
  Replay.Result deliver(RunFolder folder, URI server) throws IOException {
    boolean recording = folder.server().isEmpty();
    int torn = folder.discardTorn();
    DeliveryQueue queue = new DeliveryQueue(0, false);
    for (TableId id : folder.waiting()) {
      queue.addFromDisk(id, folder.size(id));
    }
    queue.close();
    DeliveryCounts counts = new DeliveryCounts();
    Backlog backlog = new Backlog(queue, recording ? new KeptTables(folder) : folder, counts);
    RunDescription description = new RunDescription();
    folder.delivered().forEach(id -> description.add(id, () -> backlog.stored(id)));
    TableClient client = new TableClient(access, http, new RunAddress(server, folder.run()));
    DeliveryLog log = new DeliveryLog(NOPLogger.NOP_LOGGER, server, Optional.empty());
    new Delivery(backlog, description, client, retries, log).run();
    int left = queue.state(counts).spooledTables();
    return new Replay.Result(
        1, 0, counts.delivered(), counts.dropped() + torn, left, log.problem());
  }
}
