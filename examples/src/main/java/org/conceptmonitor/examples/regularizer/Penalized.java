package org.conceptmonitor.examples.regularizer;

import java.util.function.LongFunction;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Another penalty on the same layer, of equal gradient strength.
 *
 * @param name as printed
 * @param fraction of the norm of the loss's gradient
 * @param penalty made from the seed
 */
record Penalized(String name, double fraction, LongFunction<Penalty> penalty) implements Arm {
  @Override
  public Trained train(Lesson lesson) {
    ComputationGraph network = lesson.architecture().graph(lesson.seed());
    GradientRatios ratios = new GradientRatios();
    BaseLayer layer = (BaseLayer) network.getLayer(lesson.architecture().layer()).conf().getLayer();
    layer.setActivationFn(new PenalizedRelu(penalty.apply(lesson.seed()), fraction, ratios));
    network.setListeners(lesson.watchers());
    Stopwatch stopwatch = new Stopwatch();
    network.fit(lesson.photographs().data(), lesson.epochs());
    return new Trained(network, lesson.epochs(), stopwatch.elapsed(), ratios);
  }
}
