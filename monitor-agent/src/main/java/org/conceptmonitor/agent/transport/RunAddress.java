package org.conceptmonitor.agent.transport;

import java.net.URI;
import java.util.UUID;
import org.conceptmonitor.agent.spool.TableId;

/**
 * Where the tables of a run go.
 *
 * @param server for example {@code http://127.0.0.1:8080}; slashes at its end are left out
 * @param run drawn once per run
 */
record RunAddress(URI server, UUID run) {
  RunAddress {
    server = checked(server);
  }

  /**
   * The address of a server, without slashes at its end.
   *
   * @throws IllegalArgumentException if it is not that of an HTTP server
   */
  static URI checked(URI server) {
    boolean http = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
    if (!http || server.getHost() == null || server.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "the server's address is '%s': give scheme, host and port, for example http://127.0.0.1:8080"
              .formatted(server));
    }
    return URI.create(server.toString().replaceAll("/+$", ""));
  }

  URI of(TableId table) {
    return URI.create(
        "%s/api/v1/runs/%s/%s/%d"
            .formatted(server, run, table.table().wireName(), table.sequence()));
  }
}
