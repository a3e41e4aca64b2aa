package org.conceptmonitor.server.store;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.conceptmonitor.agent.protocol.Table;

/**
 * What an export says of itself, in its first entry.
 *
 * @param format how its tables are written
 * @param run the run
 * @param name the run's display name
 * @param tags the run's, none of them with a comma
 */
record ExportHead(RunFormat format, UUID run, String name, List<String> tags) {
  static final String ENTRY = "export.properties";

  String text() throws IOException {
    Properties properties = new Properties();
    properties.setProperty("format", format.wireName());
    properties.setProperty("protocol", String.valueOf(Table.VERSION));
    properties.setProperty("run", run.toString());
    properties.setProperty("name", name);
    properties.setProperty("tags", String.join(",", tags));
    StringWriter text = new StringWriter();
    properties.store(text, null);
    return text.toString();
  }

  static ExportHead parse(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    String protocol = properties.getProperty("protocol");
    if (!String.valueOf(Table.VERSION).equals(protocol)) {
      throw new IOException(
          "it holds version %s of the protocol, this server reads %d"
              .formatted(protocol, Table.VERSION));
    }
    try {
      return new ExportHead(
          RunFormat.named(properties.getProperty("format", "")),
          RunId.parse(properties.getProperty("run", "")).orElseThrow(),
          properties.getProperty("name", ""),
          tags(properties.getProperty("tags", "")));
    } catch (RuntimeException e) {
      throw new IOException("its entry %s is damaged".formatted(ENTRY), e);
    }
  }

  private static List<String> tags(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip).filter(tag -> !tag.isEmpty()).toList();
  }
}
