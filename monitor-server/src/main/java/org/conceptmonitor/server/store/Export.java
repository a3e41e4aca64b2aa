package org.conceptmonitor.server.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TableWriter;
import org.duckdb.DuckDBConnection;

/** Writes a run into a zip file: what the export says of itself, its batches, its tables. */
final class Export {
  static final String BATCHES = "batches.csv";

  private final DuckDBConnection connection;
  private final ExportHead head;
  private final Path work;

  /**
   * Prepares an export.
   *
   * @param connection what it reads from
   * @param head run, name and format
   * @param work a folder of its own, on which DuckDB may write
   */
  Export(DuckDBConnection connection, ExportHead head, Path work) {
    this.connection = connection;
    this.head = head;
    this.work = work;
  }

  /** Writes a new file, which is there once it is whole. */
  void to(Path file) throws IOException, SQLException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file + " exists: choose another name");
    }
    Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "export-", ".part");
    try {
      connection.setAutoCommit(false);
      write(part);
      Files.move(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void write(Path part) throws IOException, SQLException {
    try (OutputStream out = Files.newOutputStream(part);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_SPEED);
      put(zip, ExportHead.ENTRY, head.text().getBytes(StandardCharsets.UTF_8));
      copy(
          zip,
          "SELECT table_name, sequence, row_count, received FROM batches WHERE run_id = '%s' ORDER BY sequence, table_name",
          BATCHES,
          "(FORMAT csv, HEADER)");
      for (Table table : Table.values()) {
        write(table, zip);
      }
    }
  }

  private void write(Table table, ZipOutputStream zip) throws IOException, SQLException {
    if (head.format() == RunFormat.PARQUET) {
      copy(
          zip,
          "SELECT * EXCLUDE (run_id) FROM %s WHERE run_id = '%%s' ORDER BY sequence, rowid"
              .formatted(table.wireName()),
          table.wireName() + ".parquet",
          "(FORMAT parquet, COMPRESSION zstd)");
    } else {
      writeStreams(table, zip);
    }
  }

  private void copy(ZipOutputStream zip, String select, String name, String options)
      throws IOException, SQLException {
    Path file = work.resolve(name);
    new Sql(connection)
        .run(
            "COPY (%s) TO %s %s"
                .formatted(select.formatted(head.run()), Sql.text(file.toString()), options));
    zip.putNextEntry(new ZipEntry(name));
    Files.copy(file, zip);
    zip.closeEntry();
    Files.delete(file);
  }

  private void writeStreams(Table table, ZipOutputStream zip) throws IOException, SQLException {
    String select = "SELECT * EXCLUDE (run_id) FROM %s WHERE run_id = ? ORDER BY sequence, rowid";
    try (PreparedStatement statement =
        connection.prepareStatement(select.formatted(table.wireName()))) {
      statement.setObject(1, head.run());
      try (ResultSet rows = statement.executeQuery()) {
        writeStreams(table, rows, zip);
      }
    }
  }

  private static void writeStreams(Table table, ResultSet rows, ZipOutputStream zip)
      throws IOException, SQLException {
    long sequence = -1;
    List<Row> batch = new ArrayList<>();
    while (rows.next()) {
      if (rows.getLong(1) != sequence) {
        putStream(zip, sequence, batch);
        batch.clear();
        sequence = rows.getLong(1);
      }
      batch.add(StoredRow.read(rows, table));
    }
    putStream(zip, sequence, batch);
  }

  private static void putStream(ZipOutputStream zip, long sequence, List<Row> rows)
      throws IOException {
    if (!rows.isEmpty()) {
      String name = TableWriter.table(rows).wireName();
      put(zip, "%s/%012d.arrow".formatted(name, sequence), TableWriter.write(rows));
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
