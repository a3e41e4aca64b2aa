package org.conceptmonitor.agent.capture;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which layers are monitored: those named, by name or by index, or every hidden convolution and
 * dense layer if none is named. Immutable.
 *
 * @param wishes names or indices; empty for the default
 */
public record LayerSelection(List<String> wishes) {
  /** Copies the list. */
  public LayerSelection {
    wishes = List.copyOf(wishes);
  }

  /**
   * The names of the chosen layers, from the input on, each once.
   *
   * @throws IllegalArgumentException if a layer is unknown, or nothing is named and the network has
   *     no hidden convolution or dense layer; the message lists the layers there are
   */
  public List<String> resolve(List<NetworkLayer> layers) {
    int[] chosen = wishes.isEmpty() ? defaults(layers) : wished(layers);
    return IntStream.of(chosen).sorted().distinct().mapToObj(i -> layers.get(i).name()).toList();
  }

  private static int[] defaults(List<NetworkLayer> layers) {
    int[] hidden =
        IntStream.range(0, layers.size()).filter(i -> layers.get(i).watchedByDefault()).toArray();
    if (hidden.length == 0) {
      throw new IllegalArgumentException(
          "the network has no hidden convolution or dense layer, only %s: name the layers to monitor with layers(...)"
              .formatted(names(layers)));
    }
    return hidden;
  }

  private int[] wished(List<NetworkLayer> layers) {
    return wishes.stream().mapToInt(wish -> index(wish, layers)).toArray();
  }

  private static int index(String wish, List<NetworkLayer> layers) {
    List<String> names = layers.stream().map(NetworkLayer::name).toList();
    int index = names.contains(wish) ? names.indexOf(wish) : asIndex(wish);
    if (index < 0 || index >= layers.size()) {
      throw new IllegalArgumentException(
          "the network has no layer '%s': choose from %s, or an index from 0 to %d"
              .formatted(wish, names(layers), layers.size() - 1));
    }
    return index;
  }

  private static int asIndex(String wish) {
    return wish.matches("[0-9]{1,6}") ? Integer.parseInt(wish) : -1;
  }

  private static String names(List<NetworkLayer> layers) {
    return layers.stream().map(NetworkLayer::name).collect(Collectors.joining("', '", "'", "'"));
  }
}
