package org.conceptmonitor.examples.data;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --data} of a command, and the images that it names. */
public final class FashionMnistOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--data", description = "Folder with the whole Fashion-MNIST set.")
  private Path data;

  /**
   * Reads the images of that folder, or the bundled ones where none is named.
   *
   * @throws ParameterException if the folder does not hold the set
   */
  public FashionMnist read() {
    try {
      return data == null ? FashionMnist.bundled() : FashionMnist.from(data);
    } catch (IOException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
