package org.conceptmonitor.agent.probe.broden;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Goes through a CSV file in UTF-8 line by line, and comes back to a line by its place. */
final class CsvFile {
  private final Path path;
  private final String[] required;

  /**
   * @param required columns that have to be there, in any order
   */
  CsvFile(Path path, String... required) {
    this.path = path;
    this.required = required.clone();
  }

  /** Takes each line under the header, blank ones left out. */
  interface RowReader {
    void read(CsvRow row, LinePlace place);
  }

  /** All lines, for small files. */
  List<CsvRow> rows() {
    List<CsvRow> rows = new ArrayList<>();
    forEach((row, place) -> rows.add(row));
    return rows;
  }

  /**
   * Reads the file once.
   *
   * @return its header
   */
  CsvHeader forEach(RowReader reader) {
    if (!Files.isRegularFile(path)) {
      throw new IllegalArgumentException(
          "%s is missing: give the folder that holds index.csv, label.csv, category.csv, a c_*.csv for each category, and images"
              .formatted(path));
    }
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(path))) {
      byte[] first = line(stream);
      CsvHeader header = CsvHeader.of(path, text(first), required);
      long start = first.length;
      int number = 2;
      for (byte[] line = line(stream); line.length > 0; line = line(stream)) {
        String text = text(line);
        if (!text.isBlank()) {
          reader.read(header.row(text, number), new LinePlace(number, start, line.length));
        }
        start += line.length;
        number++;
      }
      return header;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** The line at a place, read anew. */
  CsvRow row(CsvHeader header, LinePlace place) {
    byte[] line = new byte[place.length()];
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      file.seek(place.start());
      file.readFully(line);
    } catch (IOException e) {
      throw failed(e);
    }
    return header.row(text(line), place.number());
  }

  private static byte[] line(InputStream stream) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = stream.read(); next >= 0; next = stream.read()) {
      line.write(next);
      if (next == '\n') {
        break;
      }
    }
    return line.toByteArray();
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.UTF_8).stripTrailing();
  }

  private UncheckedIOException failed(IOException cause) {
    return new UncheckedIOException("%s can't be read: %s".formatted(path, cause), cause);
  }
}
