package org.conceptmonitor.agent.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.conceptmonitor.agent.protocol.SettingRow;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * How a network is trained, in words, as far as its configuration tells. What layers have in common
 * is said once; schedules are said by their first value.
 */
final class TrainingSettings {
  private final List<NeuralNetConfiguration> layers;
  private final List<SettingRow> rows = new ArrayList<>();
  private int position;

  private TrainingSettings(List<NeuralNetConfiguration> layers, int position) {
    this.layers = layers;
    this.position = position;
  }

  /**
   * The settings of a network.
   *
   * @param layers the configuration of each
   * @param position of the first setting
   */
  static List<SettingRow> rows(List<NeuralNetConfiguration> layers, int position) {
    return new TrainingSettings(layers, position).rows();
  }

  private List<SettingRow> rows() {
    add("Updater", updaters().map(updater -> updater.getClass().getSimpleName()));
    add(
        "Learning rate",
        updaters()
            .filter(IUpdater::hasLearningRate)
            .map(updater -> RegularizerSettings.number(updater.getLearningRate(0, 0))));
    add("Weight penalty", trained().flatMap(TrainingSettings::penalties));
    add("Dropout, share kept", layers.stream().flatMap(TrainingSettings::dropout));
    add("Seed", layers.stream().map(layer -> String.valueOf(layer.getSeed())));
    return rows;
  }

  private void add(String name, Stream<String> values) {
    String text = values.distinct().collect(Collectors.joining(", "));
    if (!text.isEmpty()) {
      rows.add(new SettingRow(position++, name, text));
    }
  }

  private Stream<BaseLayer> trained() {
    return layers.stream()
        .map(NeuralNetConfiguration::getLayer)
        .filter(BaseLayer.class::isInstance)
        .map(BaseLayer.class::cast);
  }

  private Stream<IUpdater> updaters() {
    return trained().map(BaseLayer::getIUpdater).filter(Objects::nonNull);
  }

  private static Stream<String> penalties(BaseLayer layer) {
    List<Regularization> all = layer.getRegularization();
    return all == null ? Stream.empty() : all.stream().map(TrainingSettings::penalty);
  }

  private static String penalty(Regularization penalty) {
    if (penalty instanceof L2Regularization l2) {
      return "L2 " + RegularizerSettings.number(l2.getL2().valueAt(0, 0));
    } else if (penalty instanceof L1Regularization l1) {
      return "L1 " + RegularizerSettings.number(l1.getL1().valueAt(0, 0));
    } else if (penalty instanceof WeightDecay decay) {
      return "weight decay " + RegularizerSettings.number(decay.getCoeff().valueAt(0, 0));
    }
    return penalty.getClass().getSimpleName();
  }

  private static Stream<String> dropout(NeuralNetConfiguration layer) {
    IDropout dropout = layer.getLayer().getIDropout();
    Function<String, String> before = text -> text + " before " + layer.getLayer().getLayerName();
    if (dropout instanceof Dropout plain) {
      return Stream.of(before.apply(RegularizerSettings.number(plain.getP())));
    }
    return Stream.ofNullable(dropout).map(other -> before.apply(other.getClass().getSimpleName()));
  }
}
