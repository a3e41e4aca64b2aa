package org.conceptmonitor.agent.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Floats in 16 bits each (IEEE 754 binary16), little-endian: 11 significant bits, magnitudes from
 * 6e-8 to 65,504. Java has this conversion from version 20 on.
 */
public final class HalfFloats {
  private static final int INFINITY = 0x7c00;
  private static final int NAN = 0x7e00;
  /* Bits by which a float's significand is longer. */
  private static final int SHIFT = 13;
  private static final int BIAS_DIFFERENCE = 127 - 15;
  /* Powers of two that scale the smallest half floats, which have no leading one, to integers. */
  private static final float SUBNORMAL = 0x1p-24f;

  private HalfFloats() {}

  /** Rounds to the nearest, to the even one of two; what is too large becomes infinite. */
  public static byte[] encode(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Short.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putShort(encode(value));
    }
    return bytes.array();
  }

  /** The values; an odd last byte is left out. */
  public static float[] decode(byte[] bytes) {
    ByteBuffer halves = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[bytes.length / Short.BYTES];
    for (int i = 0; i < values.length; i++) {
      values[i] = decode(halves.getShort());
    }
    return values;
  }

  static short encode(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    int magnitude = bits & 0x7fff_ffff;
    if (magnitude > 0x7f80_0000) {
      return (short) (sign | NAN);
    }
    if (magnitude < (1 - 15 + 127) << 23) {
      return (short) (sign | (int) Math.rint(Math.abs(value) / SUBNORMAL));
    }
    int half = magnitude - (BIAS_DIFFERENCE << 23);
    int rounded = (half + 0xfff + ((half >>> SHIFT) & 1)) >>> SHIFT;
    return (short) (sign | (magnitude >= 0x4780_0000 ? INFINITY : Math.min(rounded, INFINITY)));
  }

  static float decode(short half) {
    int exponent = (half >>> 10) & 0x1f;
    int significand = half & 0x3ff;
    float magnitude;
    if (exponent == 0) {
      magnitude = significand * SUBNORMAL;
    } else if (exponent == 0x1f) {
      magnitude = significand == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else {
      magnitude =
          Float.intBitsToFloat(((exponent + BIAS_DIFFERENCE) << 23) | (significand << SHIFT));
    }
    return half < 0 ? -magnitude : magnitude;
  }
}
