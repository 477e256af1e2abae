package lineside.training.pack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import lineside.training.net.NetSize;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelInput;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;
import lineside.vision.model.Sha256;

/**
 * Writes a model package: weights, golden pictures with the scores the weights really give them on
 * this machine's processor, and the description that pins all of it by hash.
 *
 * <p>The package appears under its name when it is complete; an earlier one is replaced.
 */
public final class ModelPackageWriter {
  /** Map pixels are half as dense as picture pixels. */
  private static final int MAP_STRIDE = 2;

  /** The network halves its input four times. */
  private static final int MULTIPLE_OF = 16;

  /** Providers sum in other orders; seen up to 1e-4 on processors, reduced precision needs more. */
  private static final double GOLDEN_TOLERANCE = 0.02;

  private static final long MAX_PIXELS = 100_000_000L;

  private ModelPackageWriter() {}

  /**
   * What goes into a package besides its hashes.
   *
   * @param name name for people
   * @param size width of the network
   * @param input how a picture gets into the network
   * @param classes kinds of defect
   * @param onnx weights
   * @param postprocessing map to regions
   * @param thresholds score to verdict
   * @param golden pictures on disk to qualify on
   * @param provenance where it comes from
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
  public record Content(
      String name,
      NetSize size,
      ModelInput input,
      List<String> classes,
      byte[] onnx,
      ModelCard.Postprocessing postprocessing,
      ModelCard.Thresholds thresholds,
      List<Path> golden,
      JsonNode provenance) {
    /** Copies the lists. */
    public Content {
      classes = List.copyOf(classes);
      golden = List.copyOf(golden);
    }

    /** Weights that take whole pictures as they are. */
    public Content(
        String name,
        NetSize size,
        int channels,
        List<String> classes,
        byte[] onnx,
        ModelCard.Postprocessing postprocessing,
        ModelCard.Thresholds thresholds,
        List<Path> golden,
        JsonNode provenance) {
      this(
          name,
          size,
          new ModelInput(channels, MULTIPLE_OF),
          classes,
          onnx,
          postprocessing,
          thresholds,
          golden,
          provenance);
    }
  }

  /** Writes a package and loads it back. */
  public static ModelPackage write(Path out, Content content)
      throws IOException, ModelPackageException {
    Path target = out.toAbsolutePath().normalize();
    Path parent = requireNonNull(target.getParent(), "package has no parent directory");
    if (Files.exists(target) && !Files.exists(target.resolve(ModelPackage.CARD_FILE))) {
      throw new IOException(target + " exists and is no model package, it is not replaced");
    }
    Files.createDirectories(parent);
    Path draft = Files.createDirectory(parent.resolve(".package-" + UUID.randomUUID()));
    try {
      fill(draft, content);
      replace(target, draft);
    } finally {
      delete(draft);
    }
    return ModelPackage.load(target);
  }

  /** The earlier package stays until the new one has its name. */
  private static void replace(Path target, Path draft) throws IOException {
    Path earlier = target.resolveSibling(draft.getFileName() + "-earlier");
    if (Files.exists(target)) {
      Files.move(target, earlier, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    delete(earlier);
  }

  private static void fill(Path draft, Content content) throws IOException, ModelPackageException {
    Files.write(draft.resolve(ModelPackage.ONNX_FILE), content.onnx());
    writeCard(draft, content, List.of());
    List<ModelCard.GoldenSample> golden = new ArrayList<>();
    if (!content.golden().isEmpty()) {
      Files.createDirectories(draft.resolve("golden"));
      try (DefectDetector detector =
          DefectDetector.open(ModelPackage.load(draft), Provider.CPU, 1)) {
        for (Path picture : content.golden()) {
          golden.add(goldenSample(draft, detector, picture, golden.size()));
        }
      }
    }
    writeCard(draft, content, golden);
  }

  private static ModelCard.GoldenSample goldenSample(
      Path draft, DefectDetector detector, Path source, int number) throws IOException {
    try (Picture picture =
        new PictureDecoder(MAX_PIXELS).decode(ByteBuffer.wrap(Files.readAllBytes(source)))) {
      byte[] png = picture.encodePng();
      String file = "golden/%02d.png".formatted(number);
      Files.write(draft.resolve(file), png);
      float score = detector.detect(List.of(picture)).get(0).score();
      return new ModelCard.GoldenSample(file, Sha256.hex(png), score);
    } catch (UndecodablePictureException | InvalidModelOutputException e) {
      throw new IOException("golden picture %s: %s".formatted(source, e.getMessage()), e);
    }
  }

  private static void writeCard(Path draft, Content content, List<ModelCard.GoldenSample> golden)
      throws IOException {
    ModelCard card =
        new ModelCard(
            ModelCard.FORMAT_VERSION,
            content.name(),
            content.size().letter(),
            Sha256.hex(content.onnx()),
            content.input(),
            content.classes(),
            MAP_STRIDE,
            content.postprocessing(),
            content.thresholds(),
            golden,
            GOLDEN_TOLERANCE,
            content.provenance());
    Files.write(draft.resolve(ModelPackage.CARD_FILE), ModelPackage.encode(card));
  }

  /** Removes a package. */
  public static void delete(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
