package org.conceptmonitor.agent.protocol;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

/** Sound Arrow streams that are not the table they are sent as. */
class ForeignStreamTest {
  private static final Schema LAYERS = Table.LAYERS.schema().arrow();

  @Test
  void anotherProtocolVersionIsRefusedWithBothVersions() throws IOException {
    Map<String, String> metadata =
        Map.of(TableSchema.VERSION_KEY, "2", TableSchema.TABLE_KEY, "layers");

    assertRefused(new Schema(LAYERS.getFields(), metadata))
        .withMessageContainingAll("concept-monitor.version = 2", "expected 1", "same version");
  }

  @Test
  void aSchemaWithoutMetadataIsRefused() throws IOException {
    assertRefused(new Schema(LAYERS.getFields()))
        .withMessageContaining("concept-monitor.version = null, expected 1");
  }

  @Test
  void aMissingColumnIsRefusedWithTheExpectedNames() throws IOException {
    assertRefused(withFields(LAYERS.getFields().subList(0, 3)))
        .withMessageContainingAll("3 columns", "[layer, position, kind, neurons]");
  }

  @Test
  void aNullableColumnIsRefused() throws IOException {
    assertRefused(withColumn(1, FieldType.nullable(new ArrowType.Int(32, true)), "position"))
        .withMessageContainingAll("column 1", "'position: Int(32, true)'", "not null");
  }

  @Test
  void aColumnOfAnotherTypeIsRefusedWithBothTypes() throws IOException {
    assertRefused(withColumn(1, FieldType.notNullable(new ArrowType.Int(64, true)), "position"))
        .withMessageContainingAll("Int(64, true)", "Int(32, true)");
  }

  @Test
  void aColumnOfAnotherNameIsRefusedWithBothNames() throws IOException {
    assertRefused(withColumn(1, FieldType.notNullable(new ArrowType.Int(32, true)), "place"))
        .withMessageContainingAll("place", "position");
  }

  @Test
  void textThatIsNotUtf8IsRefusedWithItsColumn() {
    byte[] stream = TableWriter.write(List.of(new LayerRow("conv1", 0, "dense", 1)));
    stream[indexOf(stream, "conv1")] = (byte) 0xff;

    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> TableReader.read(stream, Table.LAYERS))
        .withMessageContaining("text in column layer that is not UTF-8");
  }

  private static Schema withColumn(int index, FieldType type, String name) {
    List<Field> fields = new ArrayList<>(LAYERS.getFields());
    fields.set(index, new Field(name, type, null));
    return withFields(fields);
  }

  private static Schema withFields(List<Field> fields) {
    return new Schema(fields, LAYERS.getCustomMetadata());
  }

  private static ThrowableAssertAlternative<ProtocolException> assertRefused(Schema schema)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (WriteChannel out = new WriteChannel(Channels.newChannel(bytes))) {
      MessageSerializer.serialize(out, schema);
      ArrowStreamWriter.writeEndOfStream(out, IpcOption.DEFAULT);
    }
    return assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> TableReader.read(bytes.toByteArray(), Table.LAYERS));
  }

  private static int indexOf(byte[] stream, String text) {
    return new String(stream, StandardCharsets.ISO_8859_1).indexOf(text);
  }
}
