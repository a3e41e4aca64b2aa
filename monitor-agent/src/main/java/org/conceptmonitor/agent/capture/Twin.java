package org.conceptmonitor.agent.capture;

import java.util.Collection;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network of the same configuration as the live one, with parameters of its own. Its forward pass
 * is bit-identical to that of the live network with these parameters. To be used by one thread.
 */
interface Twin {
  /** Copies parameters into the twin. */
  void assign(INDArray parameters);

  /**
   * The activations of layers in inference mode, outside of workspaces.
   *
   * @param minibatch images in the network's layout
   * @param layers their names
   */
  Map<String, INDArray> activations(INDArray minibatch, Collection<String> layers);
}
