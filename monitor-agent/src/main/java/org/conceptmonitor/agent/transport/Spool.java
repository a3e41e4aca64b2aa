package org.conceptmonitor.agent.transport;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.conceptmonitor.agent.spool.RunFolder;
import org.conceptmonitor.agent.spool.SpoolFolder;
import org.conceptmonitor.agent.spool.TableId;
import org.conceptmonitor.agent.spool.TableStore;

/** A run's folder in a spool, made when its first table comes. Safe for use by several threads. */
final class Spool implements TableStore, AutoCloseable {
  private final SpoolFolder parent;
  private final UUID run;
  private final Optional<URI> server;
  private Optional<RunFolder> made = Optional.empty();

  /**
   * @param server where the tables shall go; none for a recording
   */
  Spool(SpoolFolder parent, UUID run, Optional<URI> server) {
    this.parent = parent;
    this.run = run;
    this.server = server;
  }

  private synchronized RunFolder folder() throws IOException {
    if (made.isEmpty()) {
      made = Optional.of(RunFolder.create(parent.path(), run, server));
    }
    return made.get();
  }

  @Override
  public void write(TableId id, byte[] stream) throws IOException {
    folder().write(id, stream);
  }

  @Override
  public byte[] read(TableId id) throws IOException {
    return folder().read(id);
  }

  @Override
  public void markDelivered(TableId id) throws IOException {
    folder().markDelivered(id);
  }

  @Override
  public void discard(TableId id) throws IOException {
    folder().discard(id);
  }

  @Override
  public synchronized void close() throws IOException {
    if (made.isPresent()) {
      made.get().close();
      made = Optional.empty();
    }
  }
}
