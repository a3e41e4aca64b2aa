package org.conceptmonitor.agent.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.conceptmonitor.agent.protocol.SettingRow;
import org.conceptmonitor.regularizer.dl4j.DiversitySettings;
import org.deeplearning4j.nn.api.Model;

/**
 * How the monitored network is regularized, and how that changed: a listener goes on when the term
 * is attached or detached, which makes another network. Replicas of one network are no change. Safe
 * for use by several threads.
 */
final class RegularizerWatch {
  private final List<SettingRow> rows;
  private Model latest;
  private List<SettingRow> present;

  /**
   * Starts to watch.
   *
   * @param settings of the network, to which changes are added
   */
  RegularizerWatch(Model model, List<SettingRow> settings) {
    this.latest = model;
    this.present = words(NetworkView.of(model).diversity());
    this.rows = new ArrayList<>(settings);
  }

  /**
   * Looks whether the network that did an iteration is regularized in another way than before.
   *
   * @param step number of the iteration, from 1
   */
  synchronized void iterationDone(Model model, long step) {
    if (model == latest) {
      return;
    }
    latest = model;
    Optional<DiversitySettings> settings = NetworkView.of(model).diversity();
    List<SettingRow> words = words(settings);
    if (!words.equals(present)) {
      present = words;
      rows.add(RegularizerSettings.change(rows.size(), step, settings));
    }
  }

  /** The network's settings, and the changes. */
  synchronized List<SettingRow> rows() {
    return List.copyOf(rows);
  }

  private static List<SettingRow> words(Optional<DiversitySettings> settings) {
    return settings.map(RegularizerSettings::rows).orElse(List.of());
  }
}
