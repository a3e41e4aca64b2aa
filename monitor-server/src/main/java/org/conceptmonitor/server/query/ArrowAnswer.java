package org.conceptmonitor.server.query;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.conceptmonitor.agent.protocol.RecordBatchMessage;
import org.conceptmonitor.agent.protocol.TableWriter;
import org.conceptmonitor.server.store.Answer;

/**
 * Writes answers as complete Arrow IPC streams, uncompressed and without dictionaries. Every column
 * is nullable.
 */
final class ArrowAnswer implements AnswerFormat {
  @Override
  public String mediaType() {
    return "application/vnd.apache.arrow.stream";
  }

  @Override
  public byte[] write(Answer answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (WriteChannel out = new WriteChannel(Channels.newChannel(bytes))) {
      MessageSerializer.serialize(out, schema(answer.columns()));
      List<List<Object>> rows = answer.rows();
      for (int from = 0; from < rows.size(); from += TableWriter.BATCH_ROWS) {
        int to = Math.min(rows.size(), from + TableWriter.BATCH_ROWS);
        batch(answer.columns(), rows.subList(from, to)).writeTo(out);
      }
      ArrowStreamWriter.writeEndOfStream(out, IpcOption.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static Schema schema(List<Answer.Column> columns) {
    return new Schema(columns.stream().map(ArrowAnswer::field).toList());
  }

  private static Field field(Answer.Column column) {
    return new Field(column.name(), FieldType.nullable(ArrowColumn.arrowType(column.type())), null);
  }

  private static RecordBatchMessage batch(List<Answer.Column> columns, List<List<Object>> rows) {
    RecordBatchMessage message = new RecordBatchMessage(rows.size());
    IntStream.range(0, columns.size())
        .mapToObj(column -> new ArrowColumn(columns.get(column).type(), column, rows))
        .forEach(column -> message.addColumn(column.nulls(), column.buffers()));
    return message;
  }
}
