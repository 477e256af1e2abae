package lineside.footage.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lineside.footage.render.Seed;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Writes pictures in the layout that training reads: {@code train/{good,KIND}/*.png} and {@code
 * masks/train/KIND/*.png} of the same name, 255 where the defect is. One thread.
 */
public final class WorldExporter {
  private static final int GOOD_PERCENT = 45;
  private static final int COMPRESSION = 3;
  private final Path out;
  private final WorldPainter painter;

  private WorldExporter(Path out, int sidePx) {
    this.out = out;
    this.painter = new WorldPainter(sidePx);
    opencv_core.setNumThreads(1);
  }

  /**
   * Which pictures to write.
   *
   * @param seed decides everything
   * @param pictures how many, {@value #GOOD_PERCENT} % of them good
   * @param sidePx width and height
   */
  public record Order(long seed, int pictures, int sidePx) {}

  /**
   * Writes the pictures. The same order writes the same bytes; a longer one begins with those of a
   * shorter one.
   *
   * @param out directory of the data set, created when missing
   */
  public static void export(Order order, Path out) throws IOException {
    WorldExporter exporter = new WorldExporter(out, order.sidePx());
    exporter.makeFolders();
    Seed seed = new Seed(order.seed()).child("world");
    for (int i = 0; i < order.pictures(); i++) {
      exporter.write(i, seed.child(i));
    }
  }

  private void makeFolders() throws IOException {
    Files.createDirectories(out.resolve("train").resolve("good"));
    for (WorldDefect kind : WorldDefect.values()) {
      Files.createDirectories(out.resolve("train").resolve(kind.label()));
      Files.createDirectories(out.resolve("masks").resolve("train").resolve(kind.label()));
    }
  }

  private void write(int number, Seed seed) throws IOException {
    boolean good = (number + 1) * GOOD_PERCENT / 100 > number * GOOD_PERCENT / 100;
    WorldPicture picture = good ? painter.good(seed) : painter.defective(seed);
    WorldDefect kind = picture.kind();
    String name = "%06d.png".formatted(number);
    if (kind == null) {
      Files.write(
          out.resolve("train").resolve("good").resolve(name), png(picture.pixels(), picture));
      return;
    }
    Path path = Path.of("train", kind.label(), name);
    Files.write(out.resolve(path), png(picture.pixels(), picture));
    Files.write(out.resolve("masks").resolve(path), png(picture.mask(), picture));
  }

  private static byte[] png(byte[] pixels, WorldPicture picture) {
    try (BytePointer data = new BytePointer(pixels);
        Mat mat = new Mat(picture.sidePx(), picture.sidePx(), opencv_core.CV_8UC1, data);
        IntPointer options = new IntPointer(opencv_imgcodecs.IMWRITE_PNG_COMPRESSION, COMPRESSION);
        BytePointer out = new BytePointer()) {
      if (!opencv_imgcodecs.imencode(".png", mat, out, options)) {
        throw new IllegalStateException("png encoding failed: " + pixels.length + " pixels");
      }
      byte[] png = new byte[(int) out.limit()];
      out.get(png);
      return png;
    }
  }
}
