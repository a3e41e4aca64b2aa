package org.conceptmonitor.agent.protocol;

import java.util.List;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Compares the schema message of a stream with the table that it should hold. */
final class SchemaCheck {
  private static final int MOST_METADATA = 100;

  private final Schema seen;
  private final Table table;

  SchemaCheck(Schema seen, Table table) {
    this.seen = seen;
    this.table = table;
  }

  void check() throws ProtocolException {
    checkMetadata(TableSchema.VERSION_KEY, String.valueOf(Table.VERSION));
    checkMetadata(TableSchema.TABLE_KEY, table.wireName());
    List<Column> columns = table.schema().columns();
    if (seen.fieldsLength() != columns.size()) {
      throw new ProtocolException(
          "the stream has %d columns, expected the %d of table %s, %s: send exactly these"
              .formatted(
                  seen.fieldsLength(),
                  columns.size(),
                  table.wireName(),
                  table.schema().columnNames()));
    }
    for (int index = 0; index < columns.size(); index++) {
      checkColumn(index, columns.get(index).field());
    }
  }

  private void checkMetadata(String key, String expected) throws ProtocolException {
    String value = metadata(key);
    if (!expected.equals(value)) {
      throw new ProtocolException(
          "the schema's metadata says %s = %s, expected %s: %s"
              .formatted(
                  key,
                  value,
                  expected,
                  key.equals(TableSchema.VERSION_KEY)
                      ? "use the same version of agent and server"
                      : "send each table to its own address"));
    }
  }

  private String metadata(String key) {
    for (int i = 0; i < Math.min(MOST_METADATA, seen.customMetadataLength()); i++) {
      KeyValue entry = seen.customMetadata(i);
      if (key.equals(entry.key())) {
        return entry.value();
      }
    }
    return null;
  }

  private void checkColumn(int index, org.apache.arrow.vector.types.pojo.Field expected)
      throws ProtocolException {
    Field column = seen.fields(index);
    boolean flat = column.childrenLength() == 0 && column.dictionary() == null;
    if (!flat
        || column.nullable()
        || !expected.getName().equals(column.name())
        || !expected.getType().equals(ArrowType.getTypeForField(column))) {
      throw new ProtocolException(
          "column %d of the stream is '%s: %s%s', expected '%s': send the columns of table %s as docs/protocol.md lists them"
              .formatted(
                  index,
                  column.name(),
                  flat ? ArrowType.getTypeForField(column) : "nested or dictionary-encoded",
                  column.nullable() ? "" : " not null",
                  expected,
                  table.wireName()));
    }
  }
}
