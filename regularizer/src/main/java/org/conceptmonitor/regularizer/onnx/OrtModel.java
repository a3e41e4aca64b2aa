package org.conceptmonitor.regularizer.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.platform.Fp16Conversions;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A session of ONNX Runtime with half of the processors, so that training keeps the others. */
final class OrtModel implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final Path file;
  private final OrtSession session;
  private final List<TensorSpec> inputs;
  private final List<TensorSpec> outputs;

  OrtModel(Path file) {
    this.file = file;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
      session = environment.createSession(file.toString(), options);
      inputs = specs(session.getInputInfo().values());
      outputs = specs(session.getOutputInfo().values());
    } catch (OrtException e) {
      throw new IllegalArgumentException(
          "%s can't be loaded as an ONNX model: %s".formatted(file, e.getMessage()), e);
    }
  }

  List<TensorSpec> inputs() {
    return inputs;
  }

  List<TensorSpec> outputs() {
    return outputs;
  }

  private static List<TensorSpec> specs(Collection<NodeInfo> nodes) {
    return nodes.stream().map(OrtModel::spec).toList();
  }

  private static TensorSpec spec(NodeInfo node) {
    return node.getInfo() instanceof TensorInfo tensor
        ? new TensorSpec(node.getName(), type(tensor.type), tensor.getShape())
        : new TensorSpec(node.getName(), ElementType.OTHER, new long[0]);
  }

  private static ElementType type(OnnxJavaType type) {
    return switch (type) {
      case INT32 -> ElementType.INT32;
      case INT64 -> ElementType.INT64;
      case FLOAT -> ElementType.FLOAT32;
      case FLOAT16 -> ElementType.FLOAT16;
      default -> ElementType.OTHER;
    };
  }

  FloatTensor run(
      Map<String, LongTensor> integers, Map<String, FloatTensor> floats, String output) {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try {
      for (Map.Entry<String, LongTensor> entry : integers.entrySet()) {
        tensors.put(entry.getKey(), tensor(typeOf(entry.getKey()), entry.getValue()));
      }
      for (Map.Entry<String, FloatTensor> entry : floats.entrySet()) {
        tensors.put(entry.getKey(), tensor(typeOf(entry.getKey()), entry.getValue()));
      }
      try (OrtSession.Result result = session.run(tensors, Set.of(output))) {
        return floats((OnnxTensor) result.get(0));
      }
    } catch (OrtException e) {
      throw new IllegalStateException(
          "the ONNX model %s failed: %s".formatted(file, e.getMessage()), e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private ElementType typeOf(String input) {
    return inputs.stream()
        .filter(spec -> spec.name().equals(input))
        .map(TensorSpec::type)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("%s is no input".formatted(input)));
  }

  private OnnxTensor tensor(ElementType type, LongTensor tensor) throws OrtException {
    if (type == ElementType.INT32) {
      int[] narrow = Arrays.stream(tensor.values()).mapToInt(Math::toIntExact).toArray();
      return OnnxTensor.createTensor(environment, IntBuffer.wrap(narrow), tensor.shape());
    }
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(tensor.values()), tensor.shape());
  }

  private OnnxTensor tensor(ElementType type, FloatTensor tensor) throws OrtException {
    FloatBuffer values = FloatBuffer.wrap(tensor.values());
    return type == ElementType.FLOAT16
        ? OnnxTensor.createTensor(
            environment,
            Fp16Conversions.convertFloatBufferToFp16Buffer(values),
            tensor.shape(),
            OnnxJavaType.FLOAT16)
        : OnnxTensor.createTensor(environment, values, tensor.shape());
  }

  private static FloatTensor floats(OnnxTensor tensor) {
    FloatBuffer buffer = tensor.getFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return new FloatTensor(values, tensor.getInfo().getShape());
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("%s can't be closed".formatted(file), e);
    }
  }
}
