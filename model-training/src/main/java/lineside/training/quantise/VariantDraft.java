package lineside.training.quantise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lineside.training.pack.ModelPackageWriter;
import lineside.vision.dataset.Evaluation;
import lineside.vision.dataset.EvaluationReport;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.PixelFigures;
import lineside.vision.dataset.Ranking;
import lineside.vision.dataset.ScoredPicture;
import lineside.vision.dataset.Visibility;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;
import lineside.vision.model.Sha256;

/**
 * Some weights in a package of their own that lives only while they are looked at, so that they are
 * scored by the same code that will score them on the line. Close it: it owns the folder.
 */
final class VariantDraft implements AutoCloseable {
  private static final long MAX_PIXELS = 100_000_000L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final DefectDetector detector;

  private VariantDraft(Path folder, DefectDetector detector) {
    this.folder = folder;
    this.detector = detector;
  }

  /** Opens weights under the description of a package, for which they need not be the ones. */
  static VariantDraft open(ModelCard card, byte[] onnx) throws IOException, ModelPackageException {
    Path folder = Files.createTempDirectory("lineside-variant-");
    try {
      JsonNode draft = JSON.readTree(ModelPackage.encode(card.withGolden(List.of())));
      ((ObjectNode) draft).put("onnxSha256", Sha256.hex(onnx));
      Files.write(folder.resolve(ModelPackage.ONNX_FILE), onnx);
      Files.write(folder.resolve(ModelPackage.CARD_FILE), JSON.writeValueAsBytes(draft));
      return new VariantDraft(
          folder, DefectDetector.open(ModelPackage.load(folder), Provider.CPU, 1));
    } catch (IOException | ModelPackageException e) {
      ModelPackageWriter.delete(folder);
      throw e;
    }
  }

  /**
   * Scores on pictures with a known answer.
   *
   * @param good of good pictures
   * @param defect of defects that must be found
   * @param accuracy how well they are told apart
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
  record Scores(float[] good, float[] defect, Int8Gate.Accuracy accuracy) {}

  Scores score(List<LabelledPicture> pictures) throws IOException {
    EvaluationReport report =
        Evaluation.of(
            detector, pictures.stream().filter(p -> p.visibility() == Visibility.VISIBLE).toList());
    float[] good = scores(report.pictures().stream().filter(p -> p.picture().isGood()).toList());
    float[] defect = scores(report.pictures().stream().filter(p -> !p.picture().isGood()).toList());
    double pixelAp = report.pixel().map(PixelFigures::ap).orElse(Double.NaN);
    return new Scores(good, defect, new Int8Gate.Accuracy(Ranking.auroc(good, defect), pixelAp));
  }

  private static float[] scores(List<ScoredPicture> pictures) {
    float[] scores = new float[pictures.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = pictures.get(i).score();
    }
    return scores;
  }

  /** The score of each picture file, in their order. */
  List<Float> score(Iterable<Path> files) throws IOException {
    List<Float> scores = new ArrayList<>();
    for (Path file : files) {
      try (Picture picture =
          new PictureDecoder(MAX_PIXELS).decode(ByteBuffer.wrap(Files.readAllBytes(file)))) {
        scores.add(detector.detect(List.of(picture)).get(0).score());
      } catch (UndecodablePictureException | InvalidModelOutputException e) {
        throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
      }
    }
    return List.copyOf(scores);
  }

  @Override
  public void close() throws IOException {
    detector.close();
    ModelPackageWriter.delete(folder);
  }
}
