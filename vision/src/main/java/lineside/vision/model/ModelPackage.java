package lineside.vision.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lineside.vision.model.ModelPackageException.Category;

/**
 * A model package on disk, every file of it checked against its hash.
 *
 * @param directory where it is
 * @param sha256 hash of {@code model.json}, which names the hashes of all other files: the identity
 *     of the model in every verdict
 * @param card its description
 */
public record ModelPackage(Path directory, String sha256, ModelCard card) {
  /** File of the description. */
  public static final String CARD_FILE = "model.json";

  /** File of the weights. */
  public static final String ONNX_FILE = "model.onnx";

  /** Checks for null. */
  public ModelPackage {
    requireNonNull(directory, "directory is null");
    requireNonNull(sha256, "sha256 is null");
    requireNonNull(card, "card is null");
  }

  /**
   * Reads and verifies a package.
   *
   * @throws ModelPackageException when a file is missing, has another hash than the description
   *     says, or the description does not hold; the message names the path and both hashes
   */
  public static ModelPackage load(Path directory) throws ModelPackageException {
    Path absolute = requireNonNull(directory, "directory is null").toAbsolutePath().normalize();
    byte[] json = read(absolute.resolve(CARD_FILE));
    ModelCard card = parse(absolute.resolve(CARD_FILE), json);
    requireHash(absolute.resolve(ONNX_FILE), card.onnxSha256());
    for (ModelCard.GoldenSample sample : card.golden()) {
      requireHash(absolute.resolve(sample.file()), sample.sha256());
    }
    if (card.int8() != null) {
      requireHash(absolute.resolve(card.int8().file()), card.int8().sha256());
    }
    return new ModelPackage(absolute, Sha256.hex(json), card);
  }

  /** The bytes of {@code model.json} for a description, in the newest layout. */
  public static byte[] encode(ModelCard card) throws IOException {
    return CardReader.write(card);
  }

  /** Path of the weights. */
  public Path onnx() {
    return directory.resolve(ONNX_FILE);
  }

  /** Kinds of defect. */
  public List<String> classes() {
    return card.classes();
  }

  /**
   * Thresholds of the verdict of the weights in floats; which thresholds decide on this machine is
   * known to the detector alone.
   */
  public ModelCard.Thresholds thresholds() {
    return card.thresholds();
  }

  private static ModelCard parse(Path path, byte[] json) throws ModelPackageException {
    try {
      return CardReader.read(json);
    } catch (CardReader.NewerFormatException e) {
      throw new ModelPackageException(
          Category.NEWER_FORMAT,
          "%s (sha-256 %s): %s".formatted(path, Sha256.hex(json), e.getMessage()),
          e);
    } catch (JsonProcessingException e) {
      throw new ModelPackageException(
          Category.INVALID,
          "%s (sha-256 %s): %s".formatted(path, Sha256.hex(json), e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new ModelPackageException(Category.INVALID, path + " does not read", e);
    }
  }

  private static void requireHash(Path path, String expected) throws ModelPackageException {
    String actual = Sha256.hex(read(path));
    if (!actual.equals(expected)) {
      throw new ModelPackageException(
          Category.CORRUPT,
          "%s has sha-256 %s, the package says %s".formatted(path, actual, expected),
          null);
    }
  }

  private static byte[] read(Path path) throws ModelPackageException {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new ModelPackageException(Category.MISSING, path + " does not read", e);
    }
  }
}
