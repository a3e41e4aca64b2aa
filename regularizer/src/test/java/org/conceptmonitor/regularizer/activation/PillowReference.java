package org.conceptmonitor.regularizer.activation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What Pillow gave for made-up pictures; make_reference.py beside the files made them. */
record PillowReference(int[] setting, int[] expected) {
  static List<PillowReference> read(String file) {
    List<PillowReference> references = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                PillowReference.class.getResourceAsStream("/pillow/" + file),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        references.add(new PillowReference(numbers(line), numbers(lines.readLine())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return references;
  }

  /** The pixels of a picture, from the script's generator. */
  static int[] pixels(int count, long seed) {
    int[] pixels = new int[count];
    long state = seed;
    for (int i = 0; i < count; i++) {
      state = (1103515245L * state + 12345) & 0x7fffffff;
      pixels[i] = (int) ((state >> 16) & 0xff);
    }
    return pixels;
  }

  private static int[] numbers(String line) {
    return Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  @Override
  public String toString() {
    return Arrays.toString(setting);
  }
}
