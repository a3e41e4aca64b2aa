package org.conceptmonitor.examples.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Types of array elements that can be read, each from its little-endian bytes. */
public enum NpyType {
  BOOL("b1", 1, true) {
    @Override
    double get(ByteBuffer bytes) {
      return bytes.get() == 0 ? 0 : 1;
    }
  },
  INT8("i1", 1, true) {
    @Override
    double get(ByteBuffer bytes) {
      return bytes.get();
    }
  },
  UINT8("u1", 1, true) {
    @Override
    double get(ByteBuffer bytes) {
      return Byte.toUnsignedInt(bytes.get());
    }
  },
  INT16("i2", Short.BYTES, true) {
    @Override
    double get(ByteBuffer bytes) {
      return bytes.getShort();
    }
  },
  INT32("i4", Integer.BYTES, true) {
    @Override
    double get(ByteBuffer bytes) {
      return bytes.getInt();
    }
  },
  INT64("i8", Long.BYTES, true) {
    @Override
    double get(ByteBuffer bytes) {
      return bytes.getLong();
    }
  },
  FLOAT32("f4", Float.BYTES, false) {
    @Override
    double get(ByteBuffer bytes) {
      return bytes.getFloat();
    }
  },
  FLOAT64("f8", Double.BYTES, false) {
    @Override
    double get(ByteBuffer bytes) {
      return bytes.getDouble();
    }
  };

  private final String code;
  private final int bytes;
  private final boolean integer;

  NpyType(String code, int bytes, boolean integer) {
    this.code = code;
    this.bytes = bytes;
    this.integer = integer;
  }

  /** Whether elements are whole numbers, or true and false. */
  public boolean isInteger() {
    return integer;
  }

  int bytes() {
    return bytes;
  }

  /** As NumPy writes it in a header, for example {@code <f4}. */
  String descriptor() {
    return (bytes == 1 ? "|" : "<") + code;
  }

  /** Reads the next element. */
  abstract double get(ByteBuffer bytes);

  /** The type that a header names. */
  static NpyType described(String descriptor) throws IOException {
    if (descriptor.startsWith(">")) {
      throw new IOException(
          "its numbers are big-endian (%s): save a.astype(a.dtype.newbyteorder('<'))"
              .formatted(descriptor));
    }
    String code = descriptor.replaceFirst("^[<|=]", "");
    return Arrays.stream(values())
        .filter(type -> type.code.equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    "its elements are of type '%s': expected one of %s; save a.astype('float32')"
                        .formatted(descriptor, descriptors())));
  }

  private static List<String> descriptors() {
    return Arrays.stream(values()).map(NpyType::descriptor).collect(Collectors.toList());
  }
}
