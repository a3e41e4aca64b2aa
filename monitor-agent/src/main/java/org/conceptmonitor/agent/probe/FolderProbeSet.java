package org.conceptmonitor.agent.probe;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Pictures in a folder, one sub-folder a concept: the sub-folder's name, underscores read as
 * spaces, is the concept's word. A picture shows the concept of its sub-folder and no other; there
 * are no masks.
 *
 * <p>Pictures are stretched to the probe set's shape and decoded when asked for: beside its row of
 * concept activations, an image costs the memory of its file's name. Immutable and safe for use by
 * several threads; the files must not change.
 */
public final class FolderProbeSet implements ProbeSet {
  private final String name;
  private final ConceptFolders folders;
  private final ImageShape shape;
  private final ConceptSet concepts;
  private final Matrix conceptActivations;

  private FolderProbeSet(Builder builder) {
    shape = builder.shape;
    folders = ConceptFolders.list(builder.folder, builder.limit);
    String folderName = builder.folder.toAbsolutePath().normalize().getFileName().toString();
    List<String> words =
        folders.folders().stream()
            .map(folder -> folder.getFileName().toString().replace('_', ' '))
            .toList();
    concepts = Words.asConcepts(folderName, words, builder.categories);
    conceptActivations = Matrix.zeros(folders.pictures().size(), concepts.size());
    for (int image = 0; image < size(); image++) {
      int concept = folders.pictures().get(image).concept();
      conceptActivations.values()[image * concepts.size() + concept] = 1;
    }
    name =
        "%s (folder, %d images, %d x %d x %d)"
            .formatted(folderName, size(), shape.channels(), shape.height(), shape.width());
  }

  /**
   * Starts with all pictures, and the categories of the Broden words; the shape has to be chosen.
   *
   * @param folder that holds a folder of pictures for each concept
   */
  public static Builder builder(Path folder) {
    return new Builder(folder);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return conceptActivations.rows();
  }

  @Override
  public ImageShape shape() {
    return shape;
  }

  @Override
  public ConceptSet concepts() {
    return concepts;
  }

  /** 1 for the concept of the picture's sub-folder, else 0, [images, concepts]. */
  @Override
  public Matrix conceptActivations() {
    return conceptActivations;
  }

  /**
   * Decodes the picture.
   *
   * @throws IllegalArgumentException naming the file, if it can't be read
   */
  @Override
  public float[] pixels(int image) {
    return folders
        .image(Objects.checkIndex(image, size()))
        .pixels(shape.channels(), shape.height(), shape.width());
  }

  /** Chooses what is read. */
  public static final class Builder {
    private final Path folder;
    private ImageShape shape;
    private int limit = Integer.MAX_VALUE;
    private ConceptSet categories = ConceptSet.broden();

    private Builder(Path folder) {
      this.folder = folder;
    }

    /** The shape that pictures are stretched to: 1 or 3 channels. */
    public Builder shape(ImageShape shape) {
      this.shape = shape;
      return this;
    }

    /** At most so many pictures, evenly spread over the sub-folders; all by default. */
    public Builder limit(int images) {
      this.limit = images;
      return this;
    }

    /** Where words get their category from; words that aren't in it stay uncategorised. */
    public Builder categories(ConceptSet known) {
      this.categories = known;
      return this;
    }

    /**
     * Lists the folders and reads each picture's header.
     *
     * @throws IllegalArgumentException naming what stands in the way and what to do, if a folder is
     *     empty, holds anything but pictures, or a picture can't be read
     */
    public FolderProbeSet build() {
      Checks.pictureShape(shape);
      Checks.atLeastOne(limit, "the limit of images");
      return new FolderProbeSet(this);
    }
  }
}
