package lineside.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.detect.GraphRace;
import lineside.vision.detect.GraphRace.Lap;
import lineside.vision.detect.InvalidModelOutputException;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;

/**
 * Times of the detector beside a bare loop of the runtime on the same tensors, in turns.
 *
 * @param provider where both computed
 * @param laps one per picture and round
 */
record BareLoop(String provider, List<Lap> laps) {
  private static final long MAX_PIXELS = 100_000_000L;
  private static final int PICTURES = 8;
  private static final int ROUNDS = 12;
  private static final double MIDDLE = 0.5;

  /** Runs on the first pictures, which were read before. */
  static BareLoop run(GraphRace race, List<LabelledPicture> labelled)
      throws InvalidModelOutputException {
    List<Picture> pictures = new ArrayList<>();
    try {
      for (int i = 0; i < labelled.size() && pictures.size() < PICTURES; i++) {
        read(labelled.get(i), pictures);
      }
      return new BareLoop(race.provider(), race.run(pictures, ROUNDS));
    } finally {
      pictures.forEach(Picture::close);
    }
  }

  private static void read(LabelledPicture labelled, List<Picture> pictures) {
    try {
      byte[] bytes = Files.readAllBytes(labelled.file());
      pictures.add(new PictureDecoder(MAX_PIXELS).decode(ByteBuffer.wrap(bytes)));
    } catch (IOException | UndecodablePictureException e) {
      throw new UncheckedIOException(
          new IOException(labelled.file() + " reads no more: " + e.getMessage(), e));
    }
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "bare runtime %.2f ms, graph in the detector %.2f ms (%.3f of it), whole path %.2f ms"
            + " (%.3f of it); medians of %d turns on %s, processor time with one thread",
        quantile(Lap::bare, MIDDLE),
        quantile(Lap::graph, MIDDLE),
        quantile(lap -> lap.graph() / lap.bare(), MIDDLE),
        quantile(Lap::full, MIDDLE),
        quantile(lap -> lap.full() / lap.bare(), MIDDLE),
        laps.size(),
        provider);
  }

  /** The layout of a benchmark: subject, baseline, ratio; the ratios are those of each turn. */
  void put(ObjectNode node) {
    node.put("unit", "ms per picture, processor time with one thread")
        .put("provider", provider)
        .put("rounds", laps.size());
    put(node.withObjectProperty("subject"), Lap::graph);
    node.withObjectProperty("baseline").put("what", "bare onnx runtime loop");
    put(node.withObjectProperty("baseline"), Lap::bare);
    put(node.withObjectProperty("ratio"), lap -> lap.graph() / lap.bare());
    put(node.withObjectProperty("wholePath"), Lap::full);
    put(node.withObjectProperty("wholePathRatio"), lap -> lap.full() / lap.bare());
  }

  private void put(ObjectNode node, ToDoubleFunction<Lap> value) {
    node.put("median", quantile(value, MIDDLE));
    node.put("min", quantile(value, 0));
    node.put("max", quantile(value, 1));
  }

  private double quantile(ToDoubleFunction<Lap> value, double share) {
    double[] sorted = laps.stream().mapToDouble(value).toArray();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
