package org.conceptmonitor.examples.npy;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a .npy file, format versions 1 to 3: magic, version, length, and a Python dictionary
 * of element type, order and shape.
 *
 * @param length bytes before the first element
 */
record NpyHeader(NpyType type, int[] shape, int length) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST = 1 << 20;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9L,\\s]*)\\)");
  private static final Pattern COMMA = Pattern.compile("[\\sL]*,\\s*");

  static NpyHeader read(DataInputStream input) throws IOException {
    try {
      if (!Arrays.equals(input.readNBytes(MAGIC.length), MAGIC)) {
        throw new IOException("it is no NumPy array file: save the array with numpy.save");
      }
      int version = input.readUnsignedByte();
      input.readUnsignedByte();
      int prefix = MAGIC.length + 2 + (version == 1 ? Short.BYTES : Integer.BYTES);
      int size = Short.toUnsignedInt(Short.reverseBytes(input.readShort()));
      if (version != 1) {
        size |= Short.toUnsignedInt(Short.reverseBytes(input.readShort())) << Short.SIZE;
      }
      if (version < 1 || version > 3 || size < 0 || size > LONGEST) {
        throw new IOException("its header is of an unknown version or damaged: save it anew");
      }
      byte[] text = new byte[size];
      input.readFully(text);
      return parse(new String(text, StandardCharsets.UTF_8), prefix + size);
    } catch (EOFException e) {
      throw new IOException("it ends within its header: save it anew", e);
    }
  }

  private static NpyHeader parse(String dictionary, int length) throws IOException {
    NpyType type = NpyType.described(entry(TYPE, dictionary));
    if (entry(ORDER, dictionary).equals("True")) {
      throw new IOException("it is in Fortran order: save numpy.ascontiguousarray(a)");
    }
    String sides = entry(SHAPE, dictionary).strip();
    try {
      int[] shape =
          sides.isEmpty()
              ? new int[0]
              : COMMA.splitAsStream(sides).mapToInt(NpyHeader::side).toArray();
      return new NpyHeader(type, shape, length);
    } catch (NumberFormatException e) {
      throw new IOException("its shape is (%s): each side must be below 2^31".formatted(sides), e);
    }
  }

  private static int side(String digits) {
    return Integer.parseInt(digits.replaceFirst("L$", "").strip());
  }

  private static String entry(Pattern pattern, String dictionary) throws IOException {
    Matcher matcher = pattern.matcher(dictionary);
    if (!matcher.find()) {
      throw new IOException(
          "its header is not understood: '%s'; save a plain array with numpy.save"
              .formatted(dictionary.strip()));
    }
    return matcher.group(1);
  }
}
