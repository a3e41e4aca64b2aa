package org.conceptmonitor.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.duckdb.DuckDBConnection;

/** Exports, imports and rewrites, which need files beside the database's own. */
final class RunArchive {
  /** What is done with a connection and a folder that is empty before and gone afterwards. */
  @FunctionalInterface
  private interface FileWork<T> {
    T in(Path folder, DuckDBConnection connection) throws IOException, SQLException;
  }

  private final Database database;

  RunArchive(Database database) {
    this.database = database;
  }

  void export(UUID run, Path file, RunFormat format) {
    try {
      database.read(
          withFolder((folder, connection) -> export(run, file, format, folder, connection)));
    } catch (SQLException | UncheckedIOException e) {
      throw StoreException.of("run %s was not exported to %s".formatted(run, file), e);
    }
  }

  private static Path export(
      UUID run, Path file, RunFormat format, Path folder, DuckDBConnection connection)
      throws IOException, SQLException {
    String name = new RunNames(connection).ofKept(run);
    List<String> tags = new RunTags(connection).of(run);
    new Export(connection, new ExportHead(format, run, name, tags), folder).to(file);
    return file;
  }

  ImportedRun importFrom(Path file, long mostBytes, Runnable begun) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return database.write(
          withFolder(
              (folder, connection) -> {
                begun.run();
                return new Import(new LimitedZip(zip, mostBytes), folder, connection).run();
              }),
          begun);
    } catch (IOException | SQLException | UncheckedIOException e) {
      throw StoreException.of("%s can't be imported, nothing was stored".formatted(file), e);
    }
  }

  Compaction compact(int purgedRuns) {
    try {
      long before = Files.size(database.file());
      Path folder = database.work().fresh();
      try {
        database.replace(
            connection -> new Rewrite(connection, folder.resolve("compact.duckdb")).run());
      } finally {
        WorkFolder.delete(folder);
      }
      return new Compaction(purgedRuns, before, Files.size(database.file()));
    } catch (IOException | SQLException e) {
      throw StoreException.of("the file was not written anew", e);
    }
  }

  private <T> Work<T> withFolder(FileWork<T> work) {
    return connection -> {
      try {
        Path folder = database.work().fresh();
        try {
          return work.in(folder, connection);
        } finally {
          WorkFolder.delete(folder);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
