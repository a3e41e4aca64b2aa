package org.conceptmonitor.agent.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

class HalfFloatsTest {
  @Test
  void everyHalfFloatComesBackToTheLastBit() {
    for (int bits = 0; bits <= 0xffff; bits++) {
      float value = HalfFloats.decode((short) bits);
      if (Float.isNaN(value)) {
        assertThat(HalfFloats.decode(HalfFloats.encode(value))).isNaN();
      } else {
        assertThat(HalfFloats.encode(value)).isEqualTo((short) bits);
      }
    }
  }

  @Property
  void noOtherHalfFloatIsNearer(@ForAll @FloatRange(min = -65_504, max = 65_504) float value) {
    short half = HalfFloats.encode(value);
    double error = Math.abs((double) HalfFloats.decode(half) - value);
    for (int step : new int[] {-1, 1}) {
      float other = HalfFloats.decode((short) (half + step));
      assertThat(Float.isNaN(other) || Math.abs((double) other - value) >= error).isTrue();
    }
  }

  @Property
  void theErrorIsAtMostHalfOfTheEleventhBit(@ForAll @FloatRange(min = -1, max = 1) float value) {
    float back = HalfFloats.decode(HalfFloats.encode(value));
    double bound = Math.max(0x1p-25, Math.abs(value) * 0x1p-11);
    assertThat((double) back).isCloseTo(value, within(bound));
  }

  @Test
  void ofTwoEquallyNearTheEvenOneIsTaken() {
    assertThat(HalfFloats.decode(HalfFloats.encode(2049f))).isEqualTo(2048f);
    assertThat(HalfFloats.decode(HalfFloats.encode(2051f))).isEqualTo(2052f);
    assertThat(HalfFloats.decode(HalfFloats.encode(0x1p-25f))).isZero();
    assertThat(HalfFloats.decode(HalfFloats.encode(3 * 0x1p-25f))).isEqualTo(0x1p-23f);
  }

  @Test
  void whatIsTooLargeBecomesInfiniteAndWhatIsNoNumberStaysNone() {
    assertThat(HalfFloats.decode(HalfFloats.encode(65_519f))).isEqualTo(65_504f);
    assertThat(HalfFloats.decode(HalfFloats.encode(65_520f))).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(HalfFloats.decode(HalfFloats.encode(-1e30f))).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(HalfFloats.decode(HalfFloats.encode(Float.NEGATIVE_INFINITY)))
        .isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(HalfFloats.decode(HalfFloats.encode(Float.NaN))).isNaN();
  }

  @Test
  void arraysAreLittleEndian() {
    assertThat(HalfFloats.encode(new float[] {1, -2})).containsExactly(0, 0x3c, 0, 0xc0);
    assertThat(HalfFloats.decode(new byte[] {0, 0x3c, 0, (byte) 0xc0, 7})).containsExactly(1, -2);
  }
}
