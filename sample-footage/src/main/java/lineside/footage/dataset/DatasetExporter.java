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
  private final Looks looks;

  private DatasetExporter(Seed seed, Path out, Looks looks) {
    this.seed = seed;
    this.out = out;
    this.looks = looks;
  }

  /** How pictures are taken. */
  private enum Looks {
    /** As no single line does: for training. */
    VARIED,
    /** As the lines of the footage do: for scoring again and again. */
    OF_LINE
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
      new DatasetExporter(of, out, Looks.VARIED).write(subset);
    } catch (UncheckedIOException e) {
      throw new IOException("data set export failed: " + out, e.getCause());
    }
  }

  /**
   * Draws a set again: pictures as the lines of the footage take them, by seed, all with the
   * texture of one studio, which spares the drawing of that.
   *
   * @param photographer shared by as many sets as the caller likes
   * @param seed one per set
   */
  public static void redraw(Photographer photographer, long seed, Subset subset, Path out)
      throws IOException {
    Seed of = new Seed(seed).child("redraw").child(subset.subset());
    DatasetExporter exporter = new DatasetExporter(of, out, Looks.OF_LINE);
    try {
      exporter.createFolders(subset);
      IntStream.range(0, subset.good() + subset.defect())
          .parallel()
          .forEach(i -> exporter.writeImage(subset, photographer, i));
      exporter.writeLabels(subset);
    } catch (UncheckedIOException e) {
      throw new IOException("data set export failed: " + out, e.getCause());
    }
  }

  private void createFolders(Subset subset) throws IOException {
    for (String folder : folders()) {
      Files.createDirectories(out.resolve(subset.subset()).resolve(folder));
      Files.createDirectories(out.resolve("masks").resolve(subset.subset()).resolve(folder));
    }
  }

  private void write(Subset subset) throws IOException {
    createFolders(subset);
    int total = subset.good() + subset.defect();
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
    boolean ofLine = random.nextInt(3) == 0 || looks == Looks.OF_LINE;
    Look look = ofLine ? Look.ofLine(view, random) : Look.varied(view, random);
    Subject subject =
        new Subject(view, of.child("part"), random.nextInt(FAR_ROWS), of.child("noise"));
    Shot shot =
        good
            ? photographer.shoot(subject, look, List.of())
            : shoot(photographer, subject, look, order(kind, photographer.face(view), of), random);
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

  /** A strip is moved so that its defect may lie on any row, also half outside. */
  private static Shot shoot(
      Photographer by, Subject subject, Look look, DefectOrder order, Random random) {
    if (subject.view() != ViewKind.STRIP) {
      return by.shootNew(subject, look, order);
    }
    Settled defect = by.settle(subject, look, order);
    int wantedRow = random.nextInt(Face.FRAME_HEIGHT_PX);
    Subject scrolled = subject.atRow(subject.firstRow() + order.place().y() - wantedRow);
    return by.shoot(scrolled, look, List.of(defect));
  }

  private static DefectOrder order(DefectKind kind, Face face, Seed of) {
    Random random = of.child("defect").random();
    double spread = StrictMath.log(STRONGEST_SIGMA / WEAKEST_SIGMA);
    double sigma = WEAKEST_SIGMA * StrictMath.exp(spread * random.nextDouble());
    Place place = Place.any(kind, face, random);
    return new DefectOrder(kind, place, of.child("shape"), sigma);
  }
}
