package org.conceptmonitor.agent.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;

/**
 * Walks over the messages of an Arrow IPC stream in memory. Every length is compared with the bytes
 * that are there before it is used, so that a damaged stream costs no more than its own size.
 *
 * <p>A message is a marker (0xFFFFFFFF), the length of its metadata, the metadata, and its body;
 * the stream ends with a marker and the length 0 (Arrow columnar format, "Encapsulated message
 * format").
 */
final class MessageFrames {
  private static final int CONTINUATION = -1;

  /**
   * One message.
   *
   * @param message its metadata
   * @param body its buffers: from position 0 to the limit, little-endian, backed by the stream
   */
  record Frame(Message message, ByteBuffer body) {}

  private final ByteBuffer stream;

  MessageFrames(byte[] stream) {
    this.stream = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
  }

  int position() {
    return stream.position();
  }

  /** The next message of the kind, one of {@link MessageHeader}, or none at the stream's end. */
  Optional<Frame> next(byte kind) throws ProtocolException {
    int marker = take(Integer.BYTES, "a message's marker").getInt();
    if (marker != CONTINUATION) {
      throw new ProtocolException(
          "byte %d holds 0x%08X, expected a message's marker 0xFFFFFFFF: send an Arrow IPC stream"
              .formatted(position() - Integer.BYTES, marker));
    }
    int length = take(Integer.BYTES, "a message's length").getInt();
    if (length == 0) {
      expectNothingMore();
      return Optional.empty();
    }
    return Optional.of(frame(length, kind));
  }

  private Frame frame(int metadataLength, byte kind) throws ProtocolException {
    Message message = Message.getRootAsMessage(take(metadataLength, "a message's metadata"));
    if (message.headerType() != kind) {
      throw new ProtocolException(
          "the message before byte %d is a %s, expected a %s: send one schema, then record batches"
              .formatted(position(), nameOf(message.headerType()), nameOf(kind)));
    }
    if (message.version() < MetadataVersion.V4 || message.version() > MetadataVersion.V5) {
      throw new ProtocolException(
          "the stream's Arrow metadata version is %d, expected 3 (V4) or 4 (V5): write it with a current Arrow"
              .formatted(message.version()));
    }
    return new Frame(message, take(message.bodyLength(), "a message's body"));
  }

  private ByteBuffer take(long length, String what) throws ProtocolException {
    if (length < 0 || length > stream.remaining()) {
      throw new ProtocolException(
          "%s at byte %d has %d bytes, but %d are left of %d: the stream was cut off or damaged, send it again whole"
              .formatted(what, position(), length, stream.remaining(), stream.limit()));
    }
    ByteBuffer part = stream.slice(position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
    stream.position(position() + (int) length);
    return part;
  }

  private void expectNothingMore() throws ProtocolException {
    if (stream.hasRemaining()) {
      throw new ProtocolException(
          "%d bytes follow the end-of-stream marker at byte %d: send one table a request"
              .formatted(stream.remaining(), position()));
    }
  }

  private static String nameOf(byte kind) {
    return kind >= 0 && kind < MessageHeader.names.length
        ? MessageHeader.name(kind)
        : "message of kind " + kind;
  }
}
