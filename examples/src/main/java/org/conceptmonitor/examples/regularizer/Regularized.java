package org.conceptmonitor.examples.regularizer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.conceptmonitor.regularizer.dl4j.ConceptDiversity;
import org.conceptmonitor.regularizer.dl4j.ConceptDiversityBuilder;
import org.conceptmonitor.regularizer.dl4j.ConceptSource;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.TrainingListener;

/**
 * d_anchor in the loss, through the API that users have.
 *
 * @param name as printed
 * @param settings all but layer and source
 * @param material what is trained on
 * @param told what the term is told of the images
 */
record Regularized(
    String name,
    Supplier<ConceptDiversityBuilder> settings,
    Function<Lesson, Material> material,
    Told told)
    implements Arm {

  @Override
  public Trained train(Lesson lesson) {
    Material images = material.apply(lesson);
    ConceptSource source = told.of(images.concepts(), lesson.seed());
    ComputationGraph network =
        settings
            .get()
            .layer(lesson.architecture().layer())
            .conceptActivations(source)
            .build()
            .attachTo(lesson.architecture().network(lesson.seed()));
    GradientRatios ratios = new GradientRatios();
    List<TrainingListener> listeners = new ArrayList<>(lesson.watchers());
    listeners.add(ratios);
    network.setListeners(listeners);
    Stopwatch stopwatch = new Stopwatch();
    network.fit(ConceptDiversity.iterator(images.data(), source), lesson.epochs());
    Stopwatch.Time time = stopwatch.elapsed();
    return new Trained(ConceptDiversity.detach(network), lesson.epochs(), time, ratios);
  }

  /** What a term is told of the images. */
  @FunctionalInterface
  interface Told {
    /** The truth. */
    Told TRUTH = (truth, seed) -> truth;

    /** The truth, or what a control puts in its place. */
    ConceptSource of(ConceptTable truth, long seed);
  }
}
