package lineside.training.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lineside.vision.model.Int8Weights;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;

/**
 * A package with the network in whole numbers alone, a fifth of the size: {@code PACKAGE OUT}. Its
 * thresholds and golden scores are those that were measured with whole numbers. For machines where
 * these are slower, keep the whole package.
 */
public final class WholeNumbersOnly {
  private static final int BAD_USAGE = 2;

  private WholeNumbersOnly() {}

  /** Writes the package; OUT must not exist. */
  public static void main(String[] args) throws IOException, ModelPackageException {
    if (args.length != 2) {
      System.err.println("PACKAGE and OUT are needed");
      System.exit(BAD_USAGE);
    }
    ModelPackage whole = ModelPackage.load(Path.of(args[0]));
    Int8Weights weights = whole.card().int8();
    if (weights == null) {
      throw new IOException(whole.directory() + " has no network in whole numbers");
    }
    Path out = Files.createDirectories(Path.of(args[1]));
    for (ModelCard.GoldenSample sample : whole.card().golden()) {
      Path target = out.resolve(sample.file());
      Files.createDirectories(target.resolveSibling("."));
      Files.copy(whole.directory().resolve(sample.file()), target);
    }
    Files.copy(whole.directory().resolve(weights.file()), out.resolve(ModelPackage.ONNX_FILE));
    Files.write(
        out.resolve(ModelPackage.CARD_FILE), ModelPackage.encode(card(whole.card(), weights)));
    System.out.println(ModelPackage.load(out).sha256());
  }

  private static ModelCard card(ModelCard whole, Int8Weights weights) {
    List<ModelCard.GoldenSample> golden = new ArrayList<>();
    for (int i = 0; i < whole.golden().size(); i++) {
      ModelCard.GoldenSample sample = whole.golden().get(i);
      golden.add(
          new ModelCard.GoldenSample(
              sample.file(), sample.sha256(), weights.goldenScores().get(i)));
    }
    ObjectNode provenance = whole.provenance().deepCopy();
    provenance.put("reducedTo", "whole numbers alone, of " + whole.onnxSha256());
    return new ModelCard(
        whole.formatVersion(),
        whole.name(),
        whole.size(),
        weights.sha256(),
        whole.input(),
        whole.classes(),
        whole.mapStride(),
        weights.postprocessing(),
        weights.thresholds(),
        golden,
        whole.goldenTolerance(),
        provenance);
  }
}
