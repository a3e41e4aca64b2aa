package org.conceptmonitor.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.conceptmonitor.agent.protocol.Table;
import org.duckdb.DuckDBConnection;

/**
 * Reads what {@link Export} wrote into an open transaction. The list of batches tells how many rows
 * each table must have, so that an export that lost a part is noticed.
 */
final class Import {
  private static final int MOST_HEAD_BYTES = 64 << 10;

  private final LimitedZip zip;
  private final Path work;
  private final DuckDBConnection connection;
  private final Sql sql;

  /**
   * Prepares an import.
   *
   * @param zip the export, and how much of it is read
   * @param work a folder of its own, from which DuckDB may read
   * @param connection what it writes to
   */
  Import(LimitedZip zip, Path work, DuckDBConnection connection) {
    this.zip = zip;
    this.work = work;
    this.connection = connection;
    this.sql = new Sql(connection);
  }

  /** Stores the run; if this throws, the transaction must be rolled back. */
  ImportedRun run() throws IOException, SQLException {
    ExportHead head = head();
    RunNames names = new RunNames(connection);
    UUID run = names.of(head.run()).isEmpty() ? head.run() : UUID.randomUUID();
    String name = names.begin(run, head.name());
    new RunTags(connection).set(run, head.tags());
    readBatches(run);
    for (Table table : Table.values()) {
      if (head.format() == RunFormat.PARQUET) {
        readParquet(run, table);
      } else {
        new ArrowEntries(zip, connection).read(run, table);
      }
    }
    requireWhole(run);
    new NeuronCounts(connection).count(run);
    return new ImportedRun(run, name);
  }

  private ExportHead head() throws IOException {
    try (InputStream in = zip.open(entry(ExportHead.ENTRY))) {
      return ExportHead.parse(new String(in.readNBytes(MOST_HEAD_BYTES), StandardCharsets.UTF_8));
    }
  }

  private void readBatches(UUID run) throws IOException, SQLException {
    sql.update(
        """
        INSERT INTO batches SELECT '%s', *,
          (SELECT coalesce(max(version), 0) FROM batches) + row_number() OVER ()
        FROM read_csv(%s, auto_detect = false, header = true,
            columns = {table_name: 'VARCHAR', sequence: 'BIGINT', row_count: 'INTEGER',
              received: 'BIGINT'})
        """
            .formatted(run, extracted(Export.BATCHES)));
  }

  /* An export of an older program has no entry of a later table; a lost one shows by its batches. */
  private void readParquet(UUID run, Table table) throws IOException, SQLException {
    if (zip.entry(table.wireName() + ".parquet").isEmpty()) {
      return;
    }
    String columns =
        table.schema().columnNames().stream()
            .map(name -> '"' + name + '"')
            .collect(Collectors.joining(", "));
    sql.update(
        "INSERT INTO %s SELECT '%s', sequence, %s FROM read_parquet(%s)"
            .formatted(table.wireName(), run, columns, extracted(table.wireName() + ".parquet")));
  }

  /** Extracts an entry under its own name, which is one of ours; returns its path as a literal. */
  private String extracted(String name) throws IOException {
    Path file = work.resolve(name);
    try (InputStream in = zip.open(entry(name))) {
      Files.copy(in, file);
    }
    return Sql.text(file.toString());
  }

  private ZipEntry entry(String name) throws IOException {
    return zip.entry(name).orElseThrow(() -> new IOException("it has no entry " + name));
  }

  private void requireWhole(UUID run) throws IOException, SQLException {
    List<String> findings = new Verification(connection).run(run);
    if (!findings.isEmpty()) {
      throw new IOException("it is not whole: " + findings.get(0));
    }
  }
}
