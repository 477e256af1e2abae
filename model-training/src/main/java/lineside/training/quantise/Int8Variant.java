package lineside.training.quantise;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lineside.training.calibrate.CalibrationGoals;
import lineside.training.calibrate.PromiseCalibration;
import lineside.training.calibrate.SortedScores;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.model.Int8Weights;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Gives a package a second set of weights in whole numbers, with thresholds and golden scores of
 * its own, if it is nearly as accurate on held-out pictures as the first.
 *
 * <p>The package stays usable at every moment: a file is complete before the description names it,
 * and the description is replaced in one step. Not to be used while another process writes the same
 * package.
 */
public final class Int8Variant {
  /** File of the weights in whole numbers. */
  public static final String FILE = "model-int8.onnx";

  /** Smaller ones gain nothing that is worth another set of thresholds. */
  private static final Set<String> USUAL_SIZES = Set.of("m", "l");

  private static final int PICTURES = 48;
  private static final float LEAST_PIXEL_THRESHOLD = 0.02f;
  private static final float MOST_PIXEL_THRESHOLD = 0.9f;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Settings settings;

  /** For which sizes a variant is made. */
  public enum Scope {
    /** m and l. */
    USUAL_SIZES,
    /** Whatever the package is. */
    ANY_SIZE
  }

  /**
   * How to quantise and what may be lost.
   *
   * @param scope for which sizes
   * @param quantiser how values become levels
   * @param limits what may be lost
   */
  public record Settings(Scope scope, Quantiser quantiser, Int8Gate.Limits limits) {
    /** m and l, as measured best, with the limits of {@link Int8Gate.Limits#DEFAULT}. */
    public static final Settings DEFAULT =
        new Settings(Scope.USUAL_SIZES, Quantiser.DEFAULT, Int8Gate.Limits.DEFAULT);
  }

  /**
   * What became of it.
   *
   * @param model the package as it is now
   * @param measured accuracies; null when nothing was measured
   * @param refusedBecause why there is no variant; null when there is one
   */
  public record Outcome(
      ModelPackage model, @Nullable Int8Gate measured, @Nullable String refusedBecause) {
    /** The accuracies, if they were measured. */
    public Optional<Int8Gate> gate() {
      return Optional.ofNullable(measured);
    }

    /** Why there is no variant; empty when there is one. */
    public Optional<String> refusal() {
      return Optional.ofNullable(refusedBecause);
    }

    /** One line for people. */
    public String line() {
      String figures =
          gate()
              .map(
                  g ->
                      "auroc %.4f (float %.4f), pixel ap %.4f (float %.4f)"
                          .formatted(
                              g.rounded().auroc(),
                              g.floats().auroc(),
                              g.rounded().pixelAp(),
                              g.floats().pixelAp()))
              .orElse("not measured");
      return refusal()
          .map(why -> "int8: none, %s; %s".formatted(why, figures))
          .orElse("int8: added, " + figures);
    }
  }

  /** With settings of one's own. */
  public Int8Variant(Settings settings) {
    this.settings = settings;
  }

  /** As {@link #addTo} with the usual settings. */
  public static Outcome add(
      Path packageDir, List<LabelledPicture> calibration, List<LabelledPicture> heldOut)
      throws IOException, ModelPackageException {
    return new Int8Variant(Settings.DEFAULT).addTo(packageDir, calibration, heldOut);
  }

  /**
   * Adds the variant, or says in the package's provenance why there is none.
   *
   * @param packageDir package, changed in place; a variant that it has is made anew
   * @param calibration pictures that were learned from, to take the ranges of values from
   * @param heldOut pictures that were not, good and defect, to compare both sets of weights on and
   *     to choose the thresholds with
   * @throws IOException when the graph cannot be quantised (a weight is no number, nothing to
   *     quantise), a picture does not read or the disk is full; the package then is as it was
   */
  public Outcome addTo(
      Path packageDir, List<LabelledPicture> calibration, List<LabelledPicture> heldOut)
      throws IOException, ModelPackageException {
    ModelPackage model = ModelPackage.load(packageDir);
    if (settings.scope() == Scope.USUAL_SIZES && !USUAL_SIZES.contains(model.card().size())) {
      return refuse(model, null, "made for sizes m and l only, this is " + model.card().size());
    }
    byte[] floats = Files.readAllBytes(model.onnx());
    byte[] rounded =
        settings
            .quantiser()
            .quantise(
                floats, new CalibrationPictures(model.card().input()).load(calibration, PICTURES));
    VariantDraft.Scores expected;
    try (VariantDraft draft = VariantDraft.open(model.card(), floats)) {
      expected = draft.score(heldOut);
    }
    try (VariantDraft draft = VariantDraft.open(model.card(), rounded)) {
      VariantDraft.Scores actual = draft.score(heldOut);
      Int8Gate gate = new Int8Gate(settings.limits(), expected.accuracy(), actual.accuracy());
      Optional<String> refusal = gate.refusal();
      if (refusal.isPresent()) {
        return refuse(model, gate, refusal.get());
      }
      Int8Weights variant = variant(model, rounded, gate, actual, draft);
      return new Outcome(replace(model, variant, rounded), gate, null);
    }
  }

  private static Int8Weights variant(
      ModelPackage model,
      byte[] onnx,
      Int8Gate gate,
      VariantDraft.Scores scores,
      VariantDraft draft)
      throws IOException {
    ModelCard.Thresholds thresholds =
        new PromiseCalibration(CalibrationGoals.DEFAULT)
            .choose(new SortedScores(scores.good()), new SortedScores(scores.defect()))
            .thresholds();
    List<Path> golden =
        model.card().golden().stream().map(g -> model.directory().resolve(g.file())).toList();
    float pixelThreshold =
        Math.max(
            LEAST_PIXEL_THRESHOLD, Math.min(MOST_PIXEL_THRESHOLD, thresholds.undecidableFrom()));
    return new Int8Weights(
        FILE,
        Sha256.hex(onnx),
        new ModelCard.Postprocessing(pixelThreshold, model.card().postprocessing().minAreaPx()),
        thresholds,
        draft.score(golden),
        gate.toJson());
  }

  /** Never names a file that is not there yet, never has a named file change under its name. */
  private static ModelPackage replace(ModelPackage model, Int8Weights variant, byte[] onnx)
      throws IOException, ModelPackageException {
    if (model.card().int8() != null) {
      describe(model, null, null);
    }
    write(model.directory().resolve(FILE), onnx);
    return describe(model, variant, null);
  }

  private static Outcome refuse(ModelPackage model, @Nullable Int8Gate gate, String why)
      throws IOException, ModelPackageException {
    ObjectNode note = gate == null ? JSON.createObjectNode() : gate.toJson();
    note.put("refused", why);
    ModelPackage without = describe(model, null, note);
    Files.deleteIfExists(model.directory().resolve(FILE));
    return new Outcome(without, gate, why);
  }

  private static ModelPackage describe(
      ModelPackage model, @Nullable Int8Weights variant, @Nullable ObjectNode note)
      throws IOException, ModelPackageException {
    byte[] encoded = ModelPackage.encode(model.card().withInt8(variant));
    ObjectNode card = (ObjectNode) JSON.readTree(encoded);
    if (card.get("provenance") instanceof ObjectNode provenance) {
      provenance.remove("int8");
      if (note != null) {
        provenance.set("int8", note);
      }
    }
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(card) + "\n";
    write(model.directory().resolve(ModelPackage.CARD_FILE), text.getBytes(StandardCharsets.UTF_8));
    return ModelPackage.load(model.directory());
  }

  private static void write(Path file, byte[] content) throws IOException {
    Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
    try {
      Files.write(draft, content);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
