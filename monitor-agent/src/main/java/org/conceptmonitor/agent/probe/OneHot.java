package org.conceptmonitor.agent.probe;

import java.util.Arrays;

/** Labels with a 1 at the class and 0 elsewhere. */
final class OneHot {
  private OneHot() {}

  /**
   * @param label of one image
   * @param classes number of class names
   * @param image its index, for error messages
   */
  static int classOf(float[] label, int classes, int image) {
    Checks.that(
        label.length == classes,
        "the labels have %d columns, and there are %d class names: give one name a column, in order"
            .formatted(label.length, classes));
    int found = -1;
    int others = 0;
    for (int i = 0; i < label.length; i++) {
      if (label[i] == 1) {
        found = i;
      } else if (label[i] == 0) {
        others++;
      }
    }
    Checks.that(
        found >= 0 && others == label.length - 1,
        "the label of held-out image %d is %s: expected a single 1, and 0 elsewhere (one-hot)"
            .formatted(image, Arrays.toString(label)));
    return found;
  }
}
