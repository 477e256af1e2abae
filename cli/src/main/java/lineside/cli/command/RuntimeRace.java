package lineside.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import lineside.bench.figure.Spread;
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
record RuntimeRace(String provider, List<Lap> laps) {
  private static final long MAX_PIXELS = 100_000_000L;
  private static final int PICTURES = 8;
  private static final int ROUNDS = 12;

  /** Runs on the first pictures, which were read before. */
  static RuntimeRace run(GraphRace race, List<LabelledPicture> labelled)
      throws InvalidModelOutputException {
    List<Picture> pictures = new ArrayList<>();
    try {
      for (int i = 0; i < labelled.size() && pictures.size() < PICTURES; i++) {
        read(labelled.get(i), pictures);
      }
      return new RuntimeRace(race.provider(), race.run(pictures, ROUNDS));
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
        of(Lap::bare).median(),
        of(Lap::graph).median(),
        of(lap -> lap.graph() / lap.bare()).median(),
        of(Lap::full).median(),
        of(lap -> lap.full() / lap.bare()).median(),
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
    Spread spread = of(value);
    node.put("median", spread.median()).put("min", spread.min()).put("max", spread.max());
  }

  private Spread of(ToDoubleFunction<Lap> value) {
    return Spread.of(laps.stream().mapToDouble(value).boxed().toList());
  }
}
