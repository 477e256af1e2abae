package lineside.cli.qualify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.demo.RunFailedException;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.GoldenResult;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Precision;
import lineside.vision.model.Provider;
import lineside.vision.model.Sha256;

/**
 * Completes a description that was written by hand: the hash of the weights, and for every picture
 * in {@code golden/} its hash and the score that the weights give it on this machine. The package
 * is tried as a copy first; {@code model.json} is replaced whole or not at all.
 */
public final class GoldenRecord {
  /** The smallest that holds between machines; see docs/models.md. */
  private static final double DEFAULT_TOLERANCE = 0.02;

  private static final String FOLDER = "golden";
  private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "bmp");

  private final ObjectMapper json = new ObjectMapper();
  private final Path directory;
  private final Provider provider;

  private GoldenRecord(Path directory, Provider provider) {
    this.directory = directory;
    this.provider = provider;
  }

  /**
   * Writes the scores.
   *
   * @return how many samples were recorded
   * @throws BadConfigurationException when there is no picture or no readable description
   * @throws RunFailedException when a picture gets no score
   * @throws ModelPackageException when the rest of the description does not hold
   */
  public static int write(Path directory, Provider provider)
      throws BadConfigurationException, RunFailedException, ModelPackageException, IOException {
    return new GoldenRecord(directory, provider).write();
  }

  private int write()
      throws BadConfigurationException, RunFailedException, ModelPackageException, IOException {
    List<Path> pictures = pictures();
    ObjectNode card = describe(pictures);
    Path draft = Files.createTempDirectory("lineside-record-");
    try {
      copy(directory.resolve(ModelPackage.ONNX_FILE), draft);
      Files.createDirectory(draft.resolve(FOLDER));
      for (Path picture : pictures) {
        copy(picture, draft.resolve(FOLDER));
      }
      Files.writeString(draft.resolve(ModelPackage.CARD_FILE), card.toPrettyString());
      score(draft, card);
    } finally {
      delete(draft);
    }
    replace(card);
    return pictures.size();
  }

  private List<Path> pictures() throws BadConfigurationException, IOException {
    Path folder = directory.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      throw new BadConfigurationException("--record: " + folder + " is no directory");
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> pictures = files.filter(GoldenRecord::isPicture).sorted().toList();
      if (pictures.isEmpty()) {
        throw new BadConfigurationException("--record: " + folder + " holds no picture");
      }
      return pictures;
    }
  }

  private static boolean isPicture(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private ObjectNode describe(List<Path> pictures) throws BadConfigurationException, IOException {
    ObjectNode card = readCard();
    if (card.hasNonNull("int8")) {
      throw new BadConfigurationException(
          "--record: the package has weights in integers with scores of their own; it was not"
              + " written by hand");
    }
    card.put(
        "onnxSha256", Sha256.hex(Files.readAllBytes(directory.resolve(ModelPackage.ONNX_FILE))));
    if (!card.hasNonNull("goldenTolerance")) {
      card.put("goldenTolerance", DEFAULT_TOLERANCE);
    }
    if (!card.hasNonNull("provenance")) {
      card.putObject("provenance");
    }
    ArrayNode golden = card.putArray("golden");
    for (Path picture : pictures) {
      golden
          .addObject()
          .put("file", FOLDER + "/" + picture.getFileName())
          .put("sha256", Sha256.hex(Files.readAllBytes(picture)))
          .put("score", 0f);
    }
    return card;
  }

  private ObjectNode readCard() throws BadConfigurationException {
    Path file = directory.resolve(ModelPackage.CARD_FILE);
    try {
      if (json.readTree(Files.readAllBytes(file)) instanceof ObjectNode card) {
        return card;
      }
      throw new BadConfigurationException("--record: " + file + " is no JSON object");
    } catch (JsonProcessingException e) {
      throw new BadConfigurationException("--record: " + file + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new BadConfigurationException("--record: " + file + " does not read: " + e);
    }
  }

  private void score(Path draft, ObjectNode card) throws ModelPackageException, RunFailedException {
    ModelPackage trial = ModelPackage.load(draft);
    try (DefectDetector detector = DefectDetector.open(trial, provider, 1, Precision.FP32)) {
      int sample = 0;
      for (GoldenResult result : detector.goldenResults()) {
        String problem = result.problem();
        if (problem != null) {
          throw new RunFailedException("--record: " + result.file() + ": " + problem);
        }
        if (result.company() == GoldenResult.Company.ALONE) {
          ((ObjectNode) card.withArrayProperty("golden").get(sample)).put("score", result.actual());
          sample++;
        }
      }
    }
  }

  private void replace(ObjectNode card) throws IOException {
    Path target = directory.resolve(ModelPackage.CARD_FILE);
    Path temporary = directory.resolve("." + ModelPackage.CARD_FILE + ".part");
    try {
      Files.writeString(temporary, card.toPrettyString() + "\n");
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void copy(Path file, Path folder) throws IOException {
    Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
  }

  private static void delete(Path draft) throws IOException {
    try (Stream<Path> files = Files.walk(draft)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
