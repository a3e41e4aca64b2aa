package org.conceptmonitor.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.conceptmonitor.agent.protocol.CheckedStream;
import org.conceptmonitor.agent.protocol.ProtocolException;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TableLimits;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The Arrow streams of an export, checked as if an agent had sent them. */
final class ArrowEntries {
  private static final int MOST_BYTES = 256 << 20;

  private final LimitedZip zip;
  private final DuckDBConnection connection;

  ArrowEntries(LimitedZip zip, DuckDBConnection connection) {
    this.zip = zip;
    this.connection = connection;
  }

  /** Stores all streams of a table as rows of a run. */
  void read(UUID run, Table table) throws IOException, SQLException {
    Pattern name = Pattern.compile(table.wireName() + "/([0-9]{1,18})\\.arrow");
    List<? extends ZipEntry> entries = zip.entries().toList();
    try (DuckDBAppender appender = connection.createAppender(table.wireName())) {
      for (ZipEntry entry : entries) {
        Matcher matcher = name.matcher(entry.getName());
        if (matcher.matches()) {
          long sequence = Long.parseLong(matcher.group(1));
          checked(table, entry).send(new AppenderSink(appender, run, sequence));
        }
      }
    }
  }

  private CheckedStream checked(Table table, ZipEntry entry) throws IOException {
    try (InputStream in = zip.open(entry)) {
      return CheckedStream.of(in.readNBytes(MOST_BYTES), table, TableLimits.NONE);
    } catch (ProtocolException e) {
      throw new IOException("its entry %s: %s".formatted(entry.getName(), e.getMessage()), e);
    }
  }
}
