package lineside.bench;

import ai.onnxruntime.OrtException;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import lineside.bench.bare.BareModel;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;
import lineside.bench.plant.Pictures;
import lineside.jobs.inspection.FrameJudge;
import lineside.jobs.inspection.PackagedModel;
import lineside.vision.detect.IntakeRace;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import lineside.vision.region.InspectedArea;

/**
 * What the operator adds in memory, with one thread and in processor time: to the runtime when a
 * picture becomes findings, and to OpenCV when encoded bytes become a tensor.
 */
final class OperatorBench {
  private static final int[] BATCHES = {1, 4, 8};
  private static final long[] SIZES = {200_000, 2_000_000, 8_000_000};
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double LARGE_MODEL = 0.97;
  private static final double TINY_MODEL = 0.90;
  private static final double INTAKE = 0.95;
  private static final long MAX_GARBAGE_KIB = 64;
  private static final long MAX_PIXELS = 100_000_000L;
  private static final int TURNS = 200;
  private static final int INTAKE_TURNS = 40;
  private static final int WARM_UPS = 100;

  private final BenchConfig config;
  private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final List<Figure> figures = new ArrayList<>();

  private OperatorBench(BenchConfig config) {
    this.config = config;
  }

  static Report run(BenchConfig config, Consumer<String> progress) throws Exception {
    OperatorBench bench = new OperatorBench(config);
    for (Path directory : config.models()) {
      ModelPackage model = ModelPackage.load(directory);
      for (int batch : BATCHES) {
        progress.accept(model.card().name() + ", batches of " + batch);
        bench.model(model, batch);
      }
    }
    ModelPackage model = ModelPackage.load(config.models().get(0));
    for (long bytes : SIZES) {
      progress.accept("intake of pictures of " + bytes + " bytes");
      bench.intake(model, bytes);
    }
    return new Report(
        "operator",
        bench.figures,
        List.of(
            "ratio = bare time / own time on the same pictures in turn, processor time, 1 thread;",
            "bare: one OrtSession.run on tensors made once (batch as given), and put + imdecode"
                + " + resize into buffers made once"));
  }

  private void model(ModelPackage model, int batch) throws Exception {
    List<Picture> pictures = pictures(model, batch);
    PackagedModel source = new PackagedModel(model.directory().toString(), Provider.CPU, 1);
    try (FrameJudge judge = source.open();
        BareModel bare = bare(model, pictures)) {
      List<FrameJudge.View> views =
          pictures.stream().map(p -> new FrameJudge.View(p, InspectedArea.WHOLE)).toList();
      int turns = Math.max(4, config.extent().count(TURNS) / batch);
      List<Double> ratios = new ArrayList<>();
      List<Double> bareMillis = new ArrayList<>();
      List<Double> garbage = new ArrayList<>();
      for (int turn = -WARM_UPS; turn < turns; turn++) {
        double first = turn % 2 == 0 ? millis(bare) : 0;
        long allocated = thread.getCurrentThreadAllocatedBytes();
        long before = thread.getCurrentThreadCpuTime();
        judge.judge(views);
        double own = (thread.getCurrentThreadCpuTime() - before) / NANOS_PER_MILLI;
        allocated = thread.getCurrentThreadAllocatedBytes() - allocated;
        double other = turn % 2 == 0 ? first : millis(bare);
        if (turn >= 0) {
          ratios.add(other / own);
          bareMillis.add(other / batch);
          garbage.add(allocated / 1024.0 / batch);
        }
      }
      add(model, batch, ratios, bareMillis, garbage);
    } finally {
      pictures.forEach(Picture::close);
    }
  }

  private void add(
      ModelPackage model,
      int batch,
      List<Double> ratios,
      List<Double> bareMillis,
      List<Double> garbage) {
    String name = model.card().name() + " (" + model.card().size() + ")";
    Target target = Target.atLeast(model.card().size().equals("n") ? TINY_MODEL : LARGE_MODEL);
    figures.add(
        new Figure(
            "%s, batch %d: operator / bare run".formatted(name, batch),
            Figure.RATIO,
            Spread.of(ratios),
            target,
            String.format(Locale.ROOT, "bare %.2f ms a picture", Spread.of(bareMillis).median())));
    figures.add(
        new Figure(
            "%s, batch %d: garbage a picture".formatted(name, batch),
            "KiB",
            Spread.of(garbage),
            Target.atMost(MAX_GARBAGE_KIB),
            "pictures in memory to findings"));
  }

  private double millis(BareModel bare) throws OrtException {
    long before = thread.getCurrentThreadCpuTime();
    bare.run();
    return (thread.getCurrentThreadCpuTime() - before) / NANOS_PER_MILLI;
  }

  /** The same picture as often as the batch asks for. */
  private static List<Picture> pictures(ModelPackage model, int batch) throws Exception {
    List<byte[]> files = Pictures.golden(model);
    // A good one: of those most pictures of a line are.
    byte[] file = files.get(files.size() - 1);
    List<Picture> pictures = new ArrayList<>();
    PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);
    for (int i = 0; i < batch; i++) {
      pictures.add(decoder.decode(ByteBuffer.wrap(file)));
    }
    return pictures;
  }

  private static BareModel bare(ModelPackage model, List<Picture> pictures) throws OrtException {
    double scale = model.card().input().scale();
    int multiple = model.card().input().multipleOf();
    int rows = padded(pictures.get(0).heightPx() * scale, multiple);
    int columns = padded(pictures.get(0).widthPx() * scale, multiple);
    BareModel bare = new BareModel(model, pictures.size(), rows, columns);
    // The same pixels: what a graph takes depends on the numbers in it.
    ByteBuffer slots = bare.pixels().duplicate();
    if (slots.capacity()
        == pictures.size() * pictures.get(0).mat().total() * pictures.get(0).mat().channels()) {
      pictures.forEach(picture -> slots.put((ByteBuffer) picture.mat().createBuffer()));
    }
    return bare;
  }

  private static int padded(double size, int multiple) {
    return (int) Math.ceil(Math.round(size) / (double) multiple) * multiple;
  }

  private void intake(ModelPackage model, long bytes) throws Exception {
    int turns = config.extent().count(INTAKE_TURNS);
    List<IntakeRace.Lap> laps = new ArrayList<>();
    byte[] file = Pictures.ofSize(model, bytes).get(0);
    ModelPackage fitted = ScaledPackage.of(model, file, config.work());
    try (IntakeRace race = new IntakeRace(fitted)) {
      laps.addAll(race.run(file, turns));
    }
    figures.add(
        new Figure(
            "JPEG of %.1f MB: decode + preprocess / bare".formatted(file.length / 1e6),
            Figure.RATIO,
            Spread.of(laps.stream().map(l -> l.bareMillis() / l.intakeMillis()).toList()),
            Target.atLeast(INTAKE),
            String.format(
                Locale.ROOT,
                "bare %.2f ms",
                Spread.of(laps.stream().map(IntakeRace.Lap::bareMillis).toList()).median())));
    figures.add(
        new Figure(
            "JPEG of %.1f MB: garbage a picture".formatted(file.length / 1e6),
            "KiB",
            Spread.of(laps.stream().map(l -> l.intakeBytes() / 1024.0).toList()),
            Target.atMost(MAX_GARBAGE_KIB),
            "encoded bytes in the heap to tensor"));
  }
}
