package lineside.footage.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import lineside.footage.clip.PngEncoder;
import lineside.footage.defect.DefectKind;
import lineside.footage.defect.DefectOrder;
import lineside.footage.defect.Photographer;
import lineside.footage.defect.Photographer.Settled;
import lineside.footage.defect.Place;
import lineside.footage.defect.Shot;
import lineside.footage.defect.Subject;
import lineside.footage.defect.Visibility;
import lineside.footage.render.Face;
import lineside.footage.render.Look;
import lineside.footage.render.Seed;
import lineside.footage.render.Studio;
import lineside.footage.render.ViewKind;

/**
 * Writes labelled images in the layout that training reads: {@code {train,test}/{good,KIND}/*.png}
 * and {@code masks/{train,test}/KIND/*.png} of the same name, 255 where the defect is. Every defect
 * image has one defect; {@code labels.csv} says how visible it is.
 *
 * <p>Light, position, focus, noise and texture vary more than on any one line, and texture tiles
 * change every {@value #IMAGES_PER_STUDIO} images, so that a model sees other material than the
 * footage it will be tried on.
 */
public final class DatasetExporter {
  private static final int IMAGES_PER_STUDIO = 150;
  private static final List<DefectKind> KINDS = List.of(DefectKind.values());
  private static final int FAR_ROWS = 50_000_000;
  private static final double WEAKEST_SIGMA = 1.5;
  private static final double STRONGEST_SIGMA = 15;
  private static final String LABELS_HEADER = "file,area_px,contrast_sigma,visible";
  private final PngEncoder encoder = new PngEncoder();
  private final NavigableSet<String> labels = new ConcurrentSkipListSet<>();
  private final Seed seed;
  private final Path out;

  private DatasetExporter(Seed seed, Path out) {
    this.seed = seed;
    this.out = out;
  }

  /**
   * How many images to write into one subset.
   *
   * @param subset {@code train} or {@code test}
   * @param good images without defect
   * @param defect images with one defect, spread evenly over the kinds
   */
  public record Subset(String subset, int good, int defect) {}

  /**
   * Writes one subset. The same arguments write the same bytes.
   *
   * @param seed other than the seeds of the scenarios that the model is to be tried on
   * @param out directory of the data set, created when missing
   */
  public static void export(long seed, Subset subset, Path out) throws IOException {
    Seed of = new Seed(seed).child("dataset").child(subset.subset());
    try {
      new DatasetExporter(of, out).write(subset);
    } catch (UncheckedIOException e) {
      throw new IOException("data set export failed: " + out, e.getCause());
    }
  }

  private void write(Subset subset) throws IOException {
    int total = subset.good() + subset.defect();
    for (String folder : folders()) {
      Files.createDirectories(out.resolve(subset.subset()).resolve(folder));
      Files.createDirectories(out.resolve("masks").resolve(subset.subset()).resolve(folder));
    }
    for (int from = 0; from < total; from += IMAGES_PER_STUDIO) {
      Photographer photographer = new Photographer(new Studio(seed.child("studio").child(from)));
      IntStream.range(from, Math.min(total, from + IMAGES_PER_STUDIO))
          .parallel()
          .forEach(i -> writeImage(subset, photographer, i));
    }
    writeLabels(subset);
  }

  /** Replaces the rows of this subset and keeps those of the other. */
  private void writeLabels(Subset subset) throws IOException {
    Path file = out.resolve("labels.csv");
    List<String> lines = new ArrayList<>(List.of(LABELS_HEADER));
    if (Files.exists(file)) {
      Files.readAllLines(file).stream()
          .skip(1)
          .filter(line -> !line.startsWith(subset.subset() + "/"))
          .forEach(lines::add);
    }
    lines.addAll(labels);
    Files.write(file, lines);
  }

  private static List<String> folders() {
    List<String> folders = new ArrayList<>(List.of("good"));
    for (DefectKind kind : DefectKind.values()) {
      folders.add(kind.label());
    }
    return folders;
  }

  private void writeImage(Subset subset, Photographer photographer, int number) {
    Seed of = seed.child("image").child(number);
    Random random = of.random();
    boolean good =
        (long) (number + 1) * subset.good() / (subset.good() + subset.defect())
            > (long) number * subset.good() / (subset.good() + subset.defect());
    DefectKind kind = KINDS.get(random.nextInt(KINDS.size()));
    List<ViewKind> views =
        List.of(ViewKind.values()).stream()
            .filter(v -> good || DefectKind.possibleIn(v).contains(kind))
            .toList();
    ViewKind view = views.get(random.nextInt(views.size()));
    Look look = random.nextInt(3) == 0 ? Look.ofLine(view, random) : Look.varied(view, random);
    Subject subject =
        new Subject(view, of.child("part"), random.nextInt(FAR_ROWS), of.child("noise"));
    List<Settled> defects =
        good
            ? List.of()
            : List.of(photographer.settle(subject, look, order(kind, photographer.face(view), of)));
    Shot shot = photographer.shoot(scrolled(subject, defects, random), look, defects);
    String name = "%06d-%s.png".formatted(number, view.label());
    try {
      String folder = good ? "good" : kind.label();
      Path path = Path.of(subset.subset(), folder, name);
      Files.write(out.resolve(path), encoder.encode(shot.pixels()));
      if (!good) {
        Files.write(out.resolve("masks").resolve(path), encoder.encode(shot.mask()));
        labels.add(label(folder, name, subset, shot.visibilities().get(0)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String label(String folder, String name, Subset subset, Visibility of) {
    return String.format(
        Locale.ROOT,
        "%s/%s/%s,%d,%.2f,%s",
        subset.subset(),
        folder,
        name,
        of.areaPx(),
        of.contrastSigma(),
        of.isVisible());
  }

  /** Moves the strip so that its defect may lie on any row, also half outside. */
  private static Subject scrolled(Subject subject, List<Settled> defects, Random random) {
    if (subject.view() != ViewKind.STRIP || defects.isEmpty()) {
      return subject;
    }
    int centreRow = defects.get(0).order().place().y();
    int wantedRow = random.nextInt(Face.FRAME_HEIGHT_PX);
    return subject.atRow(subject.firstRow() + centreRow - wantedRow);
  }

  private static DefectOrder order(DefectKind kind, Face face, Seed of) {
    Random random = of.child("defect").random();
    double spread = StrictMath.log(STRONGEST_SIGMA / WEAKEST_SIGMA);
    double sigma = WEAKEST_SIGMA * StrictMath.exp(spread * random.nextDouble());
    Place place = Place.any(kind, face, random);
    return new DefectOrder(kind, place, of.child("shape"), sigma);
  }
}
