package lineside.cli.study.station;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import lineside.cli.study.station.MeasuredView.Truth;
import lineside.vision.dataset.DataSet;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Split;
import lineside.vision.dataset.Visibility;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;

/**
 * Runs models over the test half of an exported data set, whose files are named {@code
 * NUMBER-STATION.png}. Every picture goes through all models before the next one comes; what is
 * timed is the processor time of the one thread, which other work on the machine does not lengthen
 * by waiting.
 */
final class MeasuredViews {
  private static final long MAX_PIXELS = 1L << 22;
  private static final int FIXED_COLUMNS = 3;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private MeasuredViews() {}

  static List<MeasuredView> measure(List<DefectDetector> models, Path data)
      throws IOException, InvalidModelOutputException {
    List<MeasuredView> views = new ArrayList<>();
    try (PictureDecoder decoder = new PictureDecoder(MAX_PIXELS)) {
      for (LabelledPicture labelled : DataSet.open(data).pictures(Split.TEST)) {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(labelled.file()));
        try (Picture picture = decoder.decode(bytes)) {
          views.add(measured(models, labelled, picture));
        } catch (UndecodablePictureException e) {
          throw new IOException("picture cannot be decoded: " + labelled.file(), e);
        }
      }
    }
    return views;
  }

  private static MeasuredView measured(
      List<DefectDetector> models, LabelledPicture labelled, Picture picture)
      throws InvalidModelOutputException {
    List<Float> scores = new ArrayList<>();
    List<Long> micros = new ArrayList<>();
    for (DefectDetector model : models) {
      long begun = THREADS.getCurrentThreadCpuTime();
      scores.add(model.detect(List.of(picture)).get(0).score());
      micros.add(TimeUnit.NANOSECONDS.toMicros(THREADS.getCurrentThreadCpuTime() - begun));
    }
    String name = String.valueOf(labelled.file().getFileName());
    String station = name.substring(name.indexOf('-') + 1, name.lastIndexOf('.'));
    return new MeasuredView(name, station, truth(labelled), scores, micros);
  }

  private static Truth truth(LabelledPicture labelled) {
    if (labelled.isGood()) {
      return Truth.GOOD;
    }
    return labelled.visibility() == Visibility.VISIBLE ? Truth.VISIBLE : Truth.FAINT;
  }

  /** One line a view: file, station, truth, scores, microseconds. */
  static void write(List<MeasuredView> views, Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (MeasuredView view : views) {
      String scores =
          view.scores().stream()
              .map(score -> String.format(Locale.ROOT, "%.7g", score))
              .collect(Collectors.joining(","));
      String micros = view.micros().stream().map(String::valueOf).collect(Collectors.joining(","));
      lines.add(String.join(",", view.file(), view.station(), view.truth().name(), scores, micros));
    }
    Files.write(file, lines);
  }

  /** What {@link #write} wrote. */
  static List<MeasuredView> read(Path file) throws IOException {
    List<MeasuredView> views = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      List<String> cells = Arrays.asList(line.split(",", -1));
      int models = (cells.size() - FIXED_COLUMNS) / 2;
      views.add(
          new MeasuredView(
              cells.get(0),
              cells.get(1),
              Truth.valueOf(cells.get(2)),
              cells.subList(FIXED_COLUMNS, FIXED_COLUMNS + models).stream()
                  .map(Float::valueOf)
                  .toList(),
              cells.subList(FIXED_COLUMNS + models, cells.size()).stream()
                  .map(Long::valueOf)
                  .toList()));
    }
    return views;
  }
}
