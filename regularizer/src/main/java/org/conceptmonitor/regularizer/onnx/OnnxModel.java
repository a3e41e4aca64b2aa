package org.conceptmonitor.regularizer.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A model from an ONNX file, run on the CPU. Needs the optional dependency {@code
 * com.microsoft.onnxruntime:onnxruntime} on the class path. Safe for use by several threads until
 * closed.
 */
public final class OnnxModel implements AutoCloseable {
  private final Path file;
  private final OrtModel model;

  private OnnxModel(Path file, OrtModel model) {
    this.file = file;
    this.model = model;
  }

  /**
   * Loads a model.
   *
   * @throws IllegalArgumentException if the file is missing or no ONNX model
   * @throws IllegalStateException if ONNX Runtime is not on the class path
   */
  public static OnnxModel open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "there is no ONNX model at %s: give the path of an .onnx file".formatted(file));
    }
    try {
      return new OnnxModel(file, new OrtModel(file));
    } catch (LinkageError missing) {
      throw new IllegalStateException(
          "ONNX Runtime can't be loaded: add the dependency com.microsoft.onnxruntime:onnxruntime",
          missing);
    }
  }

  /** The file's name. */
  public String name() {
    return file.getFileName().toString();
  }

  /**
   * The file, and those beside it that hold its weights: their names begin with its name.
   *
   * @throws IOException if the folder can't be listed
   */
  public List<Path> files() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    try (Stream<Path> beside = Files.list(folder)) {
      return beside
          .filter(path -> path.getFileName().toString().startsWith(name()))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  /** The inputs, in the model's order. */
  public List<TensorSpec> inputs() {
    return model.inputs();
  }

  /** The outputs, in the model's order. */
  public List<TensorSpec> outputs() {
    return model.outputs();
  }

  /** The input with this name. */
  public Optional<TensorSpec> input(String name) {
    return inputs().stream().filter(spec -> spec.name().equals(name)).findFirst();
  }

  /** The first output that fits. */
  public Optional<TensorSpec> output(Predicate<TensorSpec> fits) {
    return outputs().stream().filter(fits).findFirst();
  }

  /** Starts to collect the inputs of one run. */
  public OnnxCall call() {
    return new OnnxCall(model);
  }

  /**
   * An error that says what the model has.
   *
   * @param expected what was looked for and what to do
   */
  public IllegalArgumentException unfit(String expected) {
    return new IllegalArgumentException(
        "the ONNX model %s does not fit: it has the inputs %s and the outputs %s; expected %s"
            .formatted(file, inputs(), outputs(), expected));
  }

  @Override
  public void close() {
    model.close();
  }
}
