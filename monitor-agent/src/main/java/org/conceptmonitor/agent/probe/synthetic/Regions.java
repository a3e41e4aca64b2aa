package org.conceptmonitor.agent.probe.synthetic;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.conceptmonitor.regularizer.concept.Concept;

/** The labels of a picture's regions; a region is one tone of one layer. */
record Regions(Picture picture, Vocabulary vocabulary) {

  /** Concept numbers of each region, [layers * tones]. */
  int[][] labels() {
    List<Layer> layers = picture.layers();
    int[][] labels = new int[layers.size() * Paint.MAX_TONES][];
    for (int region = 0; region < labels.length; region++) {
      labels[region] = labels(layers.get(region / Paint.MAX_TONES), region % Paint.MAX_TONES);
    }
    return labels;
  }

  private int[] labels(Layer layer, int tone) {
    Paint paint = layer.paint();
    if (tone >= paint.ramp().size()) {
      return new int[0];
    }
    Set<Concept> concepts = new HashSet<>(layer.labels());
    concepts.addAll(paint.finish().labels());
    concepts.addAll(sceneLabels());
    Set<Integer> numbers = new HashSet<>(vocabulary.numbers(concepts));
    numbers.add(vocabulary.number(paint.ramp().get(tone).colour()));
    return numbers.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  /** A scene's label covers the whole image, the figure included. */
  private List<Concept> sceneLabels() {
    Finish background = picture.layers().get(picture.layers().size() - 1).paint().finish();
    return background.isScene() ? background.labels() : List.of();
  }
}
