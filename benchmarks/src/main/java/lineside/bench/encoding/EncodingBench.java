package lineside.bench.encoding;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import lineside.bench.Extent;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.Spread;
import lineside.schemas.topic.FrameLimits;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;

/**
 * What each encoding costs on one core and how much it saves, on given pictures as grey, colour and
 * packed twelve-bit images.
 */
public final class EncodingBench {
  private static final long FULL_MILLIS = 200;
  private static final long QUICK_MILLIS = 20;
  private static final int FULL_ROUNDS = 3;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private final Extent extent;
  private final PictureDecoder decoder;
  private final Consumer<String> progress;

  private EncodingBench(Extent extent, PictureDecoder decoder, Consumer<String> progress) {
    this.extent = extent;
    this.decoder = decoder;
    this.progress = progress;
  }

  /**
   * Runs.
   *
   * @param progress hears what is under way
   * @throws UndecodablePictureException when a file is no picture
   */
  public static Report run(List<PictureSet> sets, Extent extent, Consumer<String> progress)
      throws UndecodablePictureException {
    List<Figure> figures = new ArrayList<>();
    try (PictureDecoder decoder = new PictureDecoder(FrameLimits.MAX_PIXELS)) {
      EncodingBench bench = new EncodingBench(extent, decoder, progress);
      for (PictureSet set : sets) {
        figures.addAll(bench.measure(set));
      }
    }
    return new Report(
        "encodings",
        figures,
        List.of(
            "MB/s of the camera's pixels in processor time of one thread, encodings in turn; ratio"
                + " = bytes of the camera / bytes on the topic",
            "mono12packed: grey levels times 16 with noise of 6 of 4096 levels, sent as rows of 16"
                + " bits; its decoding ends with the upper eight bits"));
  }

  private List<Figure> measure(PictureSet set) throws UndecodablePictureException {
    List<Figure> figures = new ArrayList<>();
    List<Original> colour = new ArrayList<>();
    List<Original> grey = new ArrayList<>();
    List<Original> packed = new ArrayList<>();
    try {
      for (byte[] file : set.files()) {
        Picture picture = decoder.decode(ByteBuffer.wrap(file));
        colour.add(Original.of(picture));
        grey.add(Original.grey(picture));
        packed.add(Original.packed(picture, packed.size()));
      }
      figures.addAll(measure(set.name() + " mono8", grey, Encoding.ofEightBits()));
      if (colour.stream().allMatch(original -> original.picture().channels() > 1)) {
        figures.addAll(measure(set.name() + " bgr8", colour, Encoding.ofEightBits()));
      }
      figures.addAll(measure(set.name() + " mono12packed", packed, Encoding.lossless()));
      return figures;
    } finally {
      colour.forEach(Original::close);
      grey.forEach(Original::close);
      packed.forEach(Original::close);
    }
  }

  private List<Figure> measure(String what, List<Original> originals, List<Encoding> encodings)
      throws UndecodablePictureException {
    boolean isFull = extent == Extent.FULL;
    long nanos = TimeUnit.MILLISECONDS.toNanos(isFull ? FULL_MILLIS : QUICK_MILLIS);
    Map<Encoding, List<EncodingRun>> runs = new LinkedHashMap<>();
    progress.accept(what + ", %d pictures".formatted(originals.size()));
    for (Encoding encoding : encodings) {
      EncodingRun.of(originals, encoding, decoder, nanos / 2);
    }
    for (int round = 0; round < (isFull ? FULL_ROUNDS : 1); round++) {
      for (Encoding encoding : encodings) {
        runs.computeIfAbsent(encoding, unused -> new ArrayList<>())
            .add(EncodingRun.of(originals, encoding, decoder, nanos));
      }
    }
    List<Figure> figures = new ArrayList<>();
    runs.forEach((encoding, of) -> figures.add(figure(what + ", " + encoding.name(), of)));
    return figures;
  }

  private static Figure figure(String what, List<EncodingRun> runs) {
    EncodingRun first = runs.get(0);
    double likeness = first.likenessDecibels();
    return new Figure(
        what,
        "MB/s",
        Spread.of(rates(runs, EncodingRun::encodeBytesPerSecond)),
        String.format(
            Locale.ROOT,
            "ratio %.2f, %.2f bit/pixel; decoded at %.0f MB/s%s",
            first.ratio(),
            first.bitsPerPixel(),
            Spread.of(rates(runs, EncodingRun::decodeBytesPerSecond)).median(),
            Double.isInfinite(likeness)
                ? "; lossless"
                : String.format(Locale.ROOT, "; PSNR %.1f dB", likeness)));
  }

  private static List<Double> rates(List<EncodingRun> runs, ToDoubleFunction<EncodingRun> rate) {
    return runs.stream().map(run -> rate.applyAsDouble(run) / BYTES_PER_MEGABYTE).toList();
  }
}
