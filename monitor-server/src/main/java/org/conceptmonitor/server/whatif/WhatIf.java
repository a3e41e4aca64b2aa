package org.conceptmonitor.server.whatif;

import org.conceptmonitor.server.store.Answer;
import org.conceptmonitor.server.store.RunStore;
import org.conceptmonitor.server.store.Topic;

/**
 * What neurons would detect under chosen settings. Asked for what the run, the epoch or the
 * detector has no similarities for, it fails in words. Immutable.
 */
public final class WhatIf {
  private final Choice choice;
  private final Part part;

  private WhatIf(Choice choice, Part part) {
    this.choice = choice;
    this.part = part;
  }

  /** How many neurons of each layer would detect something at an epoch, and d_anchor. */
  public static WhatIf layers(Choice choice, int epoch) {
    return new WhatIf(choice, new LayerCounts(epoch));
  }

  /** How many neurons of each layer would detect a concept of each category at an epoch. */
  public static WhatIf categories(Choice choice, int epoch) {
    return new WhatIf(choice, new CategoryCounts(epoch));
  }

  /** What each neuron would detect at an epoch, and where it would lie in the 2-D view. */
  public static WhatIf neurons(Choice choice, int epoch) {
    return new WhatIf(choice, new NeuronLabels(epoch));
  }

  /** How many neurons of each layer would be interpretable at each of many thresholds. */
  public static WhatIf thresholds(Choice choice, int epoch) {
    return new WhatIf(choice, new ThresholdCurve(epoch));
  }

  /** d_anchor of each layer at every epoch of which similarities are stored. */
  public static WhatIf distances(Choice choice) {
    return new WhatIf(choice, new DistanceCurve());
  }

  /** The number of the newest commit that can have changed the answer. */
  public long version(RunStore store) {
    return store.version(choice.run(), Topic.WHAT_IF);
  }

  /**
   * Computes all rows. The version is taken first: they are at least as new.
   *
   * @throws io.vertx.ext.web.handler.HttpException where what they are computed from is not stored
   */
  public Answer answer(RunStore store) {
    return answer(store, new EvidenceCache(EvidenceCache.BYTES));
  }

  /** As {@link #answer(RunStore)}, but what is in the cache is not read. */
  Answer answer(RunStore store, EvidenceCache cache) {
    long version = version(store);
    return new Answer(
        part.columns(), part.rows(new Evidence(store, cache, choice)), false, version);
  }
}
