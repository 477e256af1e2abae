package lineside.bench.embedding;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import lineside.analyzer.crop.CropReader;
import lineside.analyzer.crop.CropReading;
import lineside.analyzer.crop.ReadCrops;
import lineside.analyzer.kind.FittedSpace;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;
import lineside.bench.fusion.PicturePool;
import lineside.schemas.topic.FrameLimits;
import lineside.vision.detect.DefectDetector;
import lineside.vision.evidence.DirectoryEvidenceStore;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.model.Int8Weights;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;
import lineside.vision.shape.KindPurity;

/**
 * Reads the same crops with the analyzer's reader (from the evidence store to embedding, kind and
 * shape) and with the bare runtime, in turn, on one thread; then looks how pure the neighbourhoods
 * of the visible defects are in the space in which kinds are found.
 */
public final class EmbeddingBench {
  private static final double OF_BARE = 0.9;
  private static final double PURITY = 0.9;
  private static final double VISIBLE_SIGMA = 3;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private EmbeddingBench() {}

  /**
   * What to measure.
   *
   * @param model package directory; grey pictures at their own scale
   * @param defects to render
   * @param rounds of each, in turn
   * @param seed of the pictures
   * @param work directory for pictures
   */
  public record Config(Path model, int defects, int rounds, long seed, Path work) {
    /** Refuses numbers that make no measurement. */
    public Config {
      if (defects < 50 || rounds < 1) {
        throw new IllegalArgumentException(
            "at least 50 defects and one round, not %d and %d".formatted(defects, rounds));
      }
    }
  }

  /**
   * Runs.
   *
   * @param progress hears what is under way
   */
  public static Report run(Config config, Consumer<String> progress)
      throws IOException, ModelPackageException, OrtException {
    progress.accept("rendering %d defects".formatted(config.defects()));
    ModelPackage model = ModelPackage.load(config.model());
    PicturePool pool = PicturePool.render(model, config.seed(), config.defects(), config.work());
    List<String> crops =
        pool.pictures().stream().map(one -> one.reading().cropSha256()).distinct().toList();
    List<Figure> figures = new ArrayList<>(speed(config, model, crops, progress));
    figures.addAll(purity(pool));
    return new Report(
        "embedding",
        figures,
        List.of(
            "%d crops that %s found, cut out as the line does, of %d rendered defects"
                .formatted(crops.size(), model.card().name(), config.defects()),
            "reader: file, hash, decoding, model, findings, form and tone, embedding; bare: tensors lie"
                + " ready, nothing is done with the answers",
            "purity: share of the five nearest from other pictures that are of the same kind, by truth"));
  }

  private record Took(long wallNanos, long cpuNanos) {}

  private interface Work {
    void run() throws IOException, OrtException;
  }

  private static Took took(Work work) throws IOException, OrtException {
    long wall = System.nanoTime();
    long cpu = THREADS.getCurrentThreadCpuTime();
    work.run();
    return new Took(System.nanoTime() - wall, THREADS.getCurrentThreadCpuTime() - cpu);
  }

  private static List<Figure> speed(
      Config config, ModelPackage model, List<String> crops, Consumer<String> progress)
      throws IOException, ModelPackageException, OrtException {
    DirectoryEvidenceStore store =
        new DirectoryEvidenceStore(config.work().resolve(PicturePool.EVIDENCE));
    List<Double> wall = new ArrayList<>();
    List<Double> cpu = new ArrayList<>();
    List<Double> rate = new ArrayList<>();
    DefectDetector detector = DefectDetector.open(model, Provider.CPU, 1);
    Path weights = weights(model, detector);
    try (CropReader reader = new CropReader(detector, store, System::nanoTime);
        BareCrops bare = bare(model, weights, store, crops)) {
      read(reader, crops);
      bare.run();
      for (int round = 0; round < config.rounds(); round++) {
        progress.accept("round %d of %d".formatted(round + 1, config.rounds()));
        Took ours = took(() -> read(reader, crops));
        Took theirs = took(bare::run);
        wall.add((double) theirs.wallNanos() / ours.wallNanos());
        cpu.add((double) theirs.cpuNanos() / ours.cpuNanos());
        rate.add(crops.size() * 1e9 / ours.wallNanos());
      }
    }
    Spread rates = Spread.of(rate);
    return List.of(
        new Figure(
            "rate of the reader through the bare rate, processor time",
            Figure.RATIO,
            Spread.of(cpu),
            Target.atLeast(OF_BARE),
            "one thread"),
        new Figure(
            "the same by the clock",
            Figure.RATIO,
            Spread.of(wall),
            String.format(
                Locale.ROOT, "%.0f crops a second, %s", rates.median(), weights.getFileName())));
  }

  private static Path weights(ModelPackage model, DefectDetector detector) {
    Int8Weights int8 = model.card().int8();
    return int8 != null && detector.provider().endsWith("int8")
        ? model.directory().resolve(int8.file())
        : model.onnx();
  }

  private static void read(CropReader reader, List<String> crops) throws IOException {
    ReadCrops read = reader.read(crops);
    if (!read.refused().isEmpty()) {
      throw new IOException("crops refused: " + read.refused().get(0));
    }
  }

  /** Pixels belong to the decoder, which therefore stays open until they are copied. */
  private static BareCrops bare(
      ModelPackage model, Path weights, DirectoryEvidenceStore store, List<String> crops)
      throws IOException, OrtException {
    List<Picture> pictures = new ArrayList<>();
    try (PictureDecoder decoder = new PictureDecoder(FrameLimits.MAX_PIXELS)) {
      for (String crop : crops) {
        pictures.add(decoder.decode(ByteBuffer.wrap(store.get(crop).orElseThrow())));
      }
      BareCrops bare = BareCrops.of(model, weights, pictures);
      pictures.forEach(Picture::close);
      return bare;
    } catch (UndecodablePictureException e) {
      throw new IOException("crop can't be decoded", e);
    }
  }

  private static List<Figure> purity(PicturePool pool) {
    List<PicturePool.Pictured> visible =
        pool.pictures().stream().filter(one -> one.contrastSigma() >= VISIBLE_SIGMA).toList();
    List<CropReading> readings = visible.stream().map(PicturePool.Pictured::reading).toList();
    FittedSpace space = FittedSpace.of(readings);
    double[][] places = new double[readings.size()][];
    List<KindPurity.Truth> truths = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      float[] place = space.place(readings.get(i));
      places[i] = new double[place.length];
      for (int n = 0; n < place.length; n++) {
        places[i][n] = place[n];
      }
      truths.add(new KindPurity.Truth(visible.get(i).kind(), Integer.toString(i)));
    }
    KindPurity purity = KindPurity.of(places, truths);
    return List.of(
        new Figure(
            "neighbours of the same kind, visible defects",
            "share",
            Spread.of(purity.share()),
            Target.atLeast(PURITY),
            "%d defects; %s".formatted(places.length, words(purity.byKind()))));
  }

  private static String words(Map<String, Double> byKind) {
    List<String> words = new ArrayList<>();
    new java.util.TreeMap<>(byKind)
        .forEach((kind, share) -> words.add(String.format(Locale.ROOT, "%s %.2f", kind, share)));
    return String.join(", ", words);
  }
}
