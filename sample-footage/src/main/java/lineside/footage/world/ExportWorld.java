package lineside.footage.world;

import java.io.IOException;
import java.nio.file.Path;
import lineside.footage.world.WorldExporter.Order;

/** Command line of the export: {@code OUT SEED PICTURES [SIDE_PX]}. */
public final class ExportWorld {
  private static final int DEFAULT_SIDE_PX = 256;

  private ExportWorld() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 3 && args.length != 4) {
      System.err.println("usage: OUT SEED PICTURES [SIDE_PX]");
      System.exit(2);
    }
    int sidePx = args.length == 4 ? Integer.parseInt(args[3]) : DEFAULT_SIDE_PX;
    Order order = new Order(Long.parseLong(args[1]), Integer.parseInt(args[2]), sidePx);
    long startNanos = System.nanoTime();
    WorldExporter.export(order, Path.of(args[0]));
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    System.out.printf("%d pictures in %.1f s%n", order.pictures(), seconds);
  }
}
