package lineside.footage.scene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import lineside.footage.clip.PngEncoder;
import lineside.footage.dataset.DatasetExporter.Subset;
import lineside.footage.defect.Visibility;
import lineside.footage.render.Seed;
import lineside.footage.scene.Scene.Labelled;

/**
 * Writes a scene in the layout that training reads. Every part gives {@value #PICTURES_PER_PART}
 * pictures of one subset only; {@code labels.csv} names part, kind and visibility of every picture.
 */
final class SceneExporter {
  private static final int PICTURES_PER_PART = 4;
  private static final int FIRST_TEST_SERIAL = 50_000;
  private static final String LABELS_HEADER =
      "file,part,kind,named,area_px,contrast_sigma,ideal_d,visible";
  private final PngEncoder encoder = new PngEncoder();
  private final NavigableSet<String> labels = new ConcurrentSkipListSet<>();
  private final Scene scene;
  private final Seed seed;
  private final Path out;

  SceneExporter(Scene scene, Seed seed, Path out) {
    this.scene = scene;
    this.seed = seed;
    this.out = out;
  }

  /** Writes the subsets; the same arguments write the same bytes. */
  void write(List<Subset> subsets) throws IOException {
    try {
      for (Subset subset : subsets) {
        write(subset);
      }
    } catch (UncheckedIOException e) {
      throw new IOException("scene export failed: " + out, e.getCause());
    }
    List<String> lines = new ArrayList<>(List.of(LABELS_HEADER));
    lines.addAll(labels);
    Files.write(out.resolve("labels.csv"), lines);
  }

  private void write(Subset subset) throws IOException {
    Path pictures = out.resolve(subset.subset());
    Files.createDirectories(pictures.resolve("good"));
    for (SceneKind kind : scene.kinds()) {
      Files.createDirectories(pictures.resolve(kind.folder()));
      Files.createDirectories(out.resolve("masks").resolve(subset.subset()).resolve(kind.folder()));
    }
    int total = subset.good() + subset.defect();
    int parts = (total + PICTURES_PER_PART - 1) / PICTURES_PER_PART;
    int firstSerial = subset.subset().equals("test") ? FIRST_TEST_SERIAL : 0;
    IntStream.range(0, parts).parallel().forEach(part -> writePart(subset, firstSerial, part));
  }

  private void writePart(Subset subset, int firstSerial, int part) {
    int serial = firstSerial + part;
    Seed partSeed = seed.child("part").child(serial);
    Scene.Opened opened = scene.open(partSeed);
    String name = "%s-%05d".formatted(opened.label(), serial);
    int total = subset.good() + subset.defect();
    int from = part * PICTURES_PER_PART;
    for (int i = from; i < Math.min(total, from + PICTURES_PER_PART); i++) {
      long defectsBefore = (long) i * subset.defect() / total;
      boolean defect = (long) (i + 1) * subset.defect() / total > defectsBefore;
      Optional<SceneKind> kind =
          defect ? Optional.of(kind(subset, defectsBefore)) : Optional.empty();
      Labelled labelled = opened.taker().take(kind, partSeed.child("picture").child(i));
      String folder = kind.map(SceneKind::folder).orElse("good");
      Path file = Path.of(subset.subset(), folder, "%06d.png".formatted(i));
      try {
        write(file, labelled, defect);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      labels.add(label(file, name, kind, labelled));
    }
  }

  /** Every kind once per round, in an order that no other rhythm of the set follows. */
  private SceneKind kind(Subset subset, long defect) {
    List<SceneKind> round = new ArrayList<>(scene.kinds());
    Seed of = seed.child("round").child(subset.subset()).child(defect / round.size());
    Collections.shuffle(round, of.random());
    return round.get((int) (defect % round.size()));
  }

  private void write(Path file, Labelled labelled, boolean withMask) throws IOException {
    Files.write(out.resolve(file), encoder.encode(labelled.picture().pixels(), scene.sizePx()));
    if (withMask) {
      byte[] mask = encoder.encode(labelled.picture().mask(), scene.sizePx());
      Files.write(out.resolve("masks").resolve(file), mask);
    }
  }

  private static String label(Path file, String part, Optional<SceneKind> kind, Labelled of) {
    if (kind.isEmpty()) {
      return "%s,%s,good,,,,,".formatted(file, part);
    }
    Visibility seen = of.picture().visibility();
    return String.format(
        Locale.ROOT,
        "%s,%s,%s,%s,%d,%.2f,%s,%s",
        file,
        part,
        kind.get().label(),
        kind.get().isNamed(),
        seen.areaPx(),
        seen.contrastSigma(),
        Double.isNaN(of.idealD()) ? "" : String.format(Locale.ROOT, "%.2f", of.idealD()),
        of.isVisible());
  }
}
