package lineside.analyzer.crop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lineside.schemas.identity.Identities;
import lineside.vision.detect.DefectDetector;
import lineside.vision.evidence.DirectoryEvidenceStore;
import lineside.vision.model.ModelPackage;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of chunks in, the same out once they are read and stored. Holds no state: a chunk whose
 * file is there is not read again.
 */
final class ReadChunk extends RichMapFunction<Long, Long> {
  private static final long serialVersionUID = 2L;

  /** Counts of the job. */
  static final String REFUSED = "refused";

  static final String MODEL_NANOS = "modelNanos";
  static final String NANOS = "nanos";

  private final CropRunConfig.Model model;
  private final String evidence;
  private final String plan;
  private final String readings;
  private final LongCounter refused = new LongCounter();
  private final LongCounter modelNanos = new LongCounter();
  private final LongCounter nanos = new LongCounter();
  private transient @Nullable CropReader reader;

  /** Takes texts, because a Path does not travel. */
  ReadChunk(CropRunConfig.Model model, String evidence, Path plan, Path readings) {
    this.model = model;
    this.evidence = evidence;
    this.plan = plan.toString();
    this.readings = readings.toString();
  }

  @Override
  public void open(OpenContext context) throws Exception {
    getRuntimeContext().addAccumulator(REFUSED, refused);
    getRuntimeContext().addAccumulator(MODEL_NANOS, modelNanos);
    getRuntimeContext().addAccumulator(NANOS, nanos);
    ModelPackage loaded = ModelPackage.load(Path.of(model.directory()));
    if (!loaded.sha256().equals(model.sha256())) {
      throw new IllegalStateException(
          "the package in %s has the hash %s, the run is about %s"
              .formatted(model.directory(), loaded.sha256(), model.sha256()));
    }
    DefectDetector detector = DefectDetector.open(loaded, model.provider(), model.threads());
    reader =
        new CropReader(detector, new DirectoryEvidenceStore(Path.of(evidence)), System::nanoTime);
    detector.qualify();
  }

  @Override
  public Long map(Long chunk) throws Exception {
    long begun = System.nanoTime();
    List<String> crops = CropPlan.chunk(Path.of(plan), chunk);
    Path file = Path.of(readings).resolve(nameOf(crops));
    if (!Files.exists(file)) {
      ReadCrops read = requireNonNull(reader, "not open").read(crops);
      ReadingFile.write(file, read, Files::newOutputStream);
      refused.add((long) read.refused().size());
      modelNanos.add(read.modelNanos());
    }
    nanos.add(System.nanoTime() - begun);
    return chunk;
  }

  private static String nameOf(List<String> crops) {
    return Identities.sha256Hex(String.join("\n", crops).getBytes(US_ASCII)) + ".avro";
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
