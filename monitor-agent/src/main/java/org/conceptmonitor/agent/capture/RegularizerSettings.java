package org.conceptmonitor.agent.capture;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.conceptmonitor.agent.protocol.SettingRow;
import org.conceptmonitor.regularizer.dl4j.DiversitySettings;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;

/** How a network is regularized, in words. */
final class RegularizerSettings {
  private RegularizerSettings() {}

  static List<SettingRow> rows(DiversitySettings settings) {
    return List.of(
        new SettingRow(0, "Regularizer", "concept diversity, L_std + β d_anchor"),
        new SettingRow(1, "Regularized layers", layers(settings)),
        new SettingRow(2, "Regularizer strength", strength(settings)),
        new SettingRow(3, "Regularizer temperature", "T = " + temperature(settings.temperature())),
        new SettingRow(4, "Regularizer anchors", anchors(settings)),
        new SettingRow(5, "Activations not finite", onNonFinite(settings)));
  }

  /** What changed when a network with other settings, or none, went on. */
  static SettingRow change(int position, long step, Optional<DiversitySettings> settings) {
    String words = settings.map(RegularizerSettings::inBrief).orElse("none");
    return new SettingRow(position, "Regularizer from iteration " + step, words);
  }

  private static String inBrief(DiversitySettings settings) {
    return String.join(
        "; ",
        "concept diversity",
        layers(settings),
        strength(settings),
        "T = " + temperature(settings.temperature()),
        anchors(settings),
        "activations not finite: " + onNonFinite(settings));
  }

  private static String onNonFinite(DiversitySettings settings) {
    return switch (settings.onNonFinite()) {
      case FAIL -> "stop the training";
      case SKIP -> "skip the term";
    };
  }

  private static String layers(DiversitySettings settings) {
    List<String> before = settings.beforeActivation();
    List<String> after = new ArrayList<>(settings.layers());
    after.removeAll(before);
    if (after.isEmpty()) {
      return String.join(", ", before) + ", before the activation function";
    }
    return before.isEmpty()
        ? String.join(", ", after) + ", activations"
        : "%s, activations; %s, before the activation function"
            .formatted(String.join(", ", after), String.join(", ", before));
  }

  private static String strength(DiversitySettings settings) {
    return settings.relative()
        ? "β for %s of the loss's gradient".formatted(number(settings.strength()))
        : "β = " + number(settings.strength());
  }

  private static String temperature(ISchedule schedule) {
    String first = number(schedule.valueAt(0, 0));
    return schedule instanceof FixedSchedule
        ? first
        : "%s at first, by %s".formatted(first, schedule);
  }

  private static String anchors(DiversitySettings settings) {
    return settings.anchors() == settings.concepts()
        ? "all %d concepts of %s".formatted(settings.concepts(), settings.conceptSet())
        : "%d of the %d concepts of %s"
            .formatted(settings.anchors(), settings.concepts(), settings.conceptSet());
  }

  /** Without an exponent, unless it is very large or small, and without zeros at its end. */
  static String number(double value) {
    double size = Math.abs(value);
    return value == 0 || (size >= 1e-6 && size < 1e6)
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
