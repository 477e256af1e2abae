package lineside.bench.fusion;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import lineside.analyzer.crop.CropReader;
import lineside.analyzer.crop.CropReading;
import lineside.footage.dataset.DatasetExporter;
import lineside.footage.defect.Photographer;
import lineside.footage.render.Seed;
import lineside.footage.render.Studio;
import lineside.schemas.topic.FrameLimits;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.Inspection;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.detect.Region;
import lineside.vision.evidence.DirectoryEvidenceStore;
import lineside.vision.evidence.EvidenceStore;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;

/**
 * Rendered defects as the line would leave them: found by the model in whole views, cut out, and
 * read by the model as the analyzer reads crops. What the model does not find is no finding.
 *
 * @param pictures findings on defects
 * @param nothing findings where there is no defect
 */
public record PicturePool(List<Pictured> pictures, List<Pictured> nothing) {
  private static final String SUBSET = "train";
  private static final String GOOD = "good";

  /** As the inspection job cuts crops. */
  private static final int MARGIN_PX = 16;

  private static final int MIN_SIDE_PX = 96;

  /** Directory of the crops inside the working directory. */
  public static final String EVIDENCE = "evidence";

  /**
   * A finding.
   *
   * @param kind true kind, as its folder is named
   * @param named kind that the model gives; empty where there is no defect
   * @param areaPx of the defect, by its mask
   * @param contrastSigma of the defect, in deviations of what is around it
   * @param reading of its crop
   */
  public record Pictured(
      String kind, String named, int areaPx, double contrastSigma, CropReading reading) {}

  /** Copies the lists. */
  public PicturePool {
    pictures = List.copyOf(pictures);
    nothing = List.copyOf(nothing);
  }

  /** Draws {@code defects} defects and a quarter as many good views. */
  public static PicturePool render(ModelPackage model, long seed, int defects, Path work)
      throws IOException, ModelPackageException {
    Path set = work.resolve("pictures-" + seed);
    if (!Files.exists(set.resolve("labels.csv"))) {
      DatasetExporter.redraw(
          new Photographer(new Studio(new Seed(seed))),
          seed,
          new DatasetExporter.Subset(SUBSET, defects / 4, defects),
          set);
    }
    Map<String, Label> labels = labelsOf(set.resolve("labels.csv"));
    EvidenceStore store = new DirectoryEvidenceStore(work.resolve(EVIDENCE));
    List<Found> found = new ArrayList<>();
    try (DefectDetector detector = DefectDetector.open(model, Provider.CPU, 1);
        PictureDecoder decoder = new PictureDecoder(FrameLimits.MAX_PIXELS);
        Stream<Path> files = Files.walk(set.resolve(SUBSET))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        found(detector, decoder, store, file).ifPresent(found::add);
      }
    }
    return read(model, store, found, labels, set);
  }

  private record Found(Path file, String kind, String named, String crop) {}

  private static Optional<Found> found(
      DefectDetector detector, PictureDecoder decoder, EvidenceStore store, Path file)
      throws IOException, ModelPackageException {
    try (Picture picture = decoder.decode(ByteBuffer.wrap(Files.readAllBytes(file)))) {
      Inspection inspection = detector.inspect(picture);
      String kind = requireNonNull(file.getParent(), "no folder").getFileName().toString();
      if (kind.equals(GOOD)) {
        return Optional.of(new Found(file, kind, "", store.put(anywhere(picture, file))));
      }
      Optional<Region> clearest = inspection.detection().regions().stream().findFirst();
      if (clearest.isEmpty() || inspection.detection().score() < detector.thresholds().notOk()) {
        return Optional.empty();
      }
      Region region = clearest.get();
      return Optional.of(new Found(file, kind, region.kind(), store.put(crop(picture, region))));
    } catch (UndecodablePictureException | InvalidModelOutputException e) {
      throw new IOException("not judged: " + file, e);
    }
  }

  /** A false alarm may lie anywhere; the model that comes along makes too few to draw from. */
  private static byte[] anywhere(Picture picture, Path file) {
    Random random = new Random(file.getFileName().toString().hashCode());
    int left = random.nextInt(picture.widthPx() - MIN_SIDE_PX);
    int top = random.nextInt(picture.heightPx() - MIN_SIDE_PX);
    try (Picture crop = picture.crop(left, top, MIN_SIDE_PX, MIN_SIDE_PX)) {
      return crop.encodePng();
    }
  }

  private static byte[] crop(Picture picture, Region region) {
    int width = side(region.widthPx(), picture.widthPx());
    int height = side(region.heightPx(), picture.heightPx());
    int left = start(region.xPx() + region.widthPx() / 2, width, picture.widthPx());
    int top = start(region.yPx() + region.heightPx() / 2, height, picture.heightPx());
    try (Picture crop = picture.crop(left, top, width, height)) {
      return crop.encodePng();
    }
  }

  private static int side(int boxPx, int allPx) {
    return Math.min(allPx, Math.max(MIN_SIDE_PX, boxPx + 2 * MARGIN_PX));
  }

  private static int start(int centrePx, int sidePx, int allPx) {
    return Math.max(0, Math.min(centrePx - sidePx / 2, allPx - sidePx));
  }

  private static PicturePool read(
      ModelPackage model,
      EvidenceStore store,
      List<Found> found,
      Map<String, Label> labels,
      Path set)
      throws IOException, ModelPackageException {
    Map<String, CropReading> readings = new HashMap<>();
    try (CropReader reader =
        new CropReader(DefectDetector.open(model, Provider.CPU, 1), store, System::nanoTime)) {
      List<String> crops = found.stream().map(Found::crop).distinct().toList();
      reader.read(crops).readings().forEach(one -> readings.put(one.cropSha256(), one));
    }
    List<Pictured> pictures = new ArrayList<>();
    List<Pictured> nothing = new ArrayList<>();
    for (Found one : found) {
      CropReading reading = readings.get(one.crop());
      if (reading != null) {
        String name = set.relativize(one.file()).toString();
        Label label = labels.getOrDefault(name, new Label(0, 0));
        boolean isGood = one.kind().equals(GOOD);
        (isGood ? nothing : pictures)
            .add(
                new Pictured(
                    isGood ? "" : one.kind(),
                    one.named(),
                    label.areaPx(),
                    label.contrastSigma(),
                    reading));
      }
    }
    return new PicturePool(pictures, nothing);
  }

  private record Label(int areaPx, double contrastSigma) {}

  private static Map<String, Label> labelsOf(Path file) throws IOException {
    Map<String, Label> labels = new HashMap<>();
    for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      labels.put(cells[0], new Label(Integer.parseInt(cells[1]), Double.parseDouble(cells[2])));
    }
    return labels;
  }
}
