package lineside.bench.encoding;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lineside.ingest.encode.EncodedImage;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;

/**
 * One round of one encoding over some images, on one thread, in processor time.
 *
 * @param encodeBytesPerSecond pixels of the camera that are encoded, bytes
 * @param decodeBytesPerSecond the same pixels, by inspection's decoder
 * @param ratio bytes of the camera / bytes encoded
 * @param bitsPerPixel encoded
 * @param likenessDecibels peak signal to noise of the eight bits; infinite without loss
 */
record EncodingRun(
    double encodeBytesPerSecond,
    double decodeBytesPerSecond,
    double ratio,
    double bitsPerPixel,
    double likenessDecibels) {
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  /** Encodes and decodes again and again for a time each. */
  static EncodingRun of(
      List<Original> originals, Encoding encoding, PictureDecoder decoder, long leastNanos)
      throws UndecodablePictureException {
    List<EncodedImage> images = new ArrayList<>();
    for (Original original : originals) {
      images.add(original.encode().apply(encoding.encoder()));
    }
    long raw = originals.stream().mapToLong(Original::bytes).sum();
    long pixels = originals.stream().mapToLong(Original::pixels).sum();
    long encoded = images.stream().mapToLong(EncodedImage::sizeBytes).sum();
    return new EncodingRun(
        encodeRate(originals, encoding, leastNanos),
        decodeRate(originals, images, decoder, leastNanos),
        raw / (double) encoded,
        encoded * (double) Byte.SIZE / pixels,
        likeness(originals, images, decoder));
  }

  private static double encodeRate(List<Original> originals, Encoding encoding, long leastNanos) {
    long bytes = 0;
    long sizes = 0;
    long start = cpuNanos();
    while (cpuNanos() - start < leastNanos) {
      for (Original original : originals) {
        sizes += original.encode().apply(encoding.encoder()).sizeBytes();
        bytes += original.bytes();
      }
    }
    long nanos = cpuNanos() - start;
    if (sizes == 0) {
      throw new IllegalStateException(encoding.name() + " encodes to nothing");
    }
    return bytes * NANOS_PER_SECOND / nanos;
  }

  private static double decodeRate(
      List<Original> originals, List<EncodedImage> images, PictureDecoder decoder, long leastNanos)
      throws UndecodablePictureException {
    long bytes = 0;
    long start = cpuNanos();
    while (cpuNanos() - start < leastNanos) {
      for (int i = 0; i < images.size(); i++) {
        Encoding.decode(decoder, images.get(i)).close();
        bytes += originals.get(i).bytes();
      }
    }
    return bytes * NANOS_PER_SECOND / (cpuNanos() - start);
  }

  /** The mean; infinite when every picture came back as it was. */
  private static double likeness(
      List<Original> originals, List<EncodedImage> images, PictureDecoder decoder)
      throws UndecodablePictureException {
    double sum = 0;
    for (int i = 0; i < images.size(); i++) {
      try (Picture decoded = Encoding.decode(decoder, images.get(i))) {
        sum += originals.get(i).likeness(decoded);
      }
    }
    return sum / images.size();
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
