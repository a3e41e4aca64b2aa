package org.conceptmonitor.server.words;

import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.conceptmonitor.agent.map.FittedMap;
import org.conceptmonitor.agent.map.MapDistance;
import org.conceptmonitor.agent.protocol.HalfFloats;
import org.conceptmonitor.agent.protocol.NeuronVectorRow;
import org.conceptmonitor.agent.protocol.TextEncoderRow;
import org.conceptmonitor.agent.protocol.VectorRow;
import org.conceptmonitor.server.store.RunStore;

/** The vectors that a run's agent has sent. */
record RunVectors(RunStore store, UUID run) {
  private static final String MAP = " map";

  /** A neuron and its unified embedding. */
  record Neuron(String layer, int neuron, float[] vector) {
    private static Neuron of(NeuronVectorRow row) {
      return new Neuron(row.layer(), row.neuron(), HalfFloats.decode(row.vector()));
    }

    boolean is(String ofLayer, int index) {
      return layer.equals(ofLayer) && neuron == index;
    }

    /** Euclidean; NaN where the vectors are of different widths. */
    double distance(float[] other) {
      if (other.length != vector.length) {
        return Double.NaN;
      }
      double squares = 0;
      for (int i = 0; i < vector.length; i++) {
        double difference = vector[i] - other[i];
        squares += difference * difference;
      }
      return Math.sqrt(squares);
    }
  }

  /** Throws unless the run's words have vectors by this encoder. */
  void requireEncoder(String name) {
    List<TextEncoderRow> encoders = store.rows(run, TextEncoderRow.class);
    if (encoders.isEmpty()) {
      throw new HttpException(
          409, "this run's agent sent no vectors: run it with an agent of this server's version");
    }
    String own = encoders.get(0).name();
    if (!own.equals(name)) {
      throw new HttpException(
          409,
          "this run's words are encoded by %s, this server encodes by %s, and the two can't be compared: give such words as anchors to the run itself"
              .formatted(own, name));
    }
  }

  /** The run's 2-D view. */
  FittedMap map() {
    Map<Integer, VectorRow> byPosition = new TreeMap<>();
    store.rows(run, VectorRow.class).stream()
        .filter(row -> row.space().endsWith(MAP))
        .forEach(row -> byPosition.put(row.position(), row));
    List<VectorRow> rows = List.copyOf(byPosition.values());
    if (rows.isEmpty()) {
      throw new HttpException(
          409, "this run's agent has sent no 2-D view yet: ask again after the first epoch");
    }
    int width = HalfFloats.decode(rows.get(0).vector()).length;
    float[] vectors = new float[rows.size() * width];
    float[] places = new float[2 * rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      VectorRow row = rows.get(i);
      System.arraycopy(HalfFloats.decode(row.vector()), 0, vectors, i * width, width);
      places[2 * i] = row.x();
      places[2 * i + 1] = row.y();
    }
    String distance = rows.get(0).space().replace(MAP, "").toUpperCase(Locale.ROOT);
    return new FittedMap(vectors, width, places, MapDistance.valueOf(distance));
  }

  /** The living neurons of an epoch, in the order in which they were sent; none before its end. */
  List<Neuron> neurons(int epoch) {
    return store.rows(run, NeuronVectorRow.class, epoch).stream().map(Neuron::of).toList();
  }
}
