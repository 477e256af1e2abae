package lineside.vision.detect;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.machine.CpuQuota;
import lineside.vision.machine.Processor;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelInput;
import lineside.vision.model.ModelPackage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a loaded model ready for the first picture of a line: runs the batch shapes of its golden
 * pictures, which are pictures of that line, and finds the batch beyond which larger ones bring
 * nothing.
 *
 * @param model the package
 * @param times where measurements are kept
 * @param threads threads of a run
 */
record WarmUp(ModelPackage model, BatchTimes times, int threads) {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  /** Golden samples are part of a package, not of a camera stream. */
  private static final long MAX_GOLDEN_PIXELS = 100_000_000L;

  /** The plan for the first of the sizes, which all of them are run by. */
  BatchPlan run(TileBatches batches, String provider) throws InvalidModelOutputException {
    BatchPlan plan = BatchPlan.unmeasured();
    boolean isFirst = true;
    for (TensorSize size : sizes()) {
      BatchPlan measured = BatchPlan.measured(times(batches, size, provider));
      warm(batches, size, measured);
      if (isFirst) {
        plan = measured;
        isFirst = false;
      }
    }
    return plan;
  }

  private NavigableMap<Integer, Double> times(TileBatches batches, TensorSize size, String provider)
      throws InvalidModelOutputException {
    BatchTimes.Key key =
        new BatchTimes.Key(
            Processor.name(),
            CpuQuota.ofThisProcess().cpus(),
            threads,
            model.sha256(),
            provider + " " + OrtEnvironment.getEnvironment().getVersion(),
            "%dx%dx%d".formatted(size.rows(), size.columns(), size.input().channels()));
    Optional<NavigableMap<Integer, Double>> known = times.read(key);
    if (known.isPresent()) {
      return known.get();
    }
    NavigableMap<Integer, Double> measured = times.measure(batches, size, batches.mostOf(size));
    LOG.info("model {} on {}: {} ns a run by pictures", key.modelSha256(), provider, measured);
    times.write(key, measured);
    return measured;
  }

  private static void warm(TileBatches batches, TensorSize size, BatchPlan plan)
      throws InvalidModelOutputException {
    int most = batches.mostOf(size);
    for (int shape : new LinkedHashSet<>(BatchPlan.SHAPES)) {
      if (plan.runs(shape, most).contains(shape)) {
        batches.runBlank(size.of(shape));
      }
    }
  }

  private Set<TensorSize> sizes() throws InvalidModelOutputException {
    ModelInput input = model.card().input();
    Set<TensorSize> sizes = new LinkedHashSet<>();
    try (PictureDecoder decoder = new PictureDecoder(MAX_GOLDEN_PIXELS)) {
      for (ModelCard.GoldenSample sample : model.card().golden()) {
        byte[] encoded = Files.readAllBytes(model.directory().resolve(sample.file()));
        try (Picture picture = decoder.decode(ByteBuffer.wrap(encoded))) {
          Framing framing = Framing.of(picture.widthPx(), picture.heightPx(), input);
          sizes.add(new TensorSize(1, framing.down().side(), framing.across().side(), input));
        }
      }
    } catch (IOException | UndecodablePictureException e) {
      throw new InvalidModelOutputException("golden sample does not read", e);
    }
    return sizes.isEmpty() ? Set.of(Speed.size(input)) : sizes;
  }
}
