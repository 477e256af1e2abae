package lineside.console.browser;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Drawn pictures of brackets: 640x480 grey PNG, a scratch on those that have one. */
final class Pictures {
  static final int WIDTH = 640;
  static final int HEIGHT = 480;
  private static final int CROP = 128;
  private static final int MAP_SCALE = 4;
  private static final int MIDDLE = 48;
  private static final int GRID_COLUMNS = 12;
  private static final int GRID_ROWS = 8;

  private Pictures() {}

  /** A whole bracket; the number makes it different from others. */
  static byte[] bracket(int number, boolean isScratched) throws IOException {
    return png(draw(number, isScratched));
  }

  /** The place of the scratch. */
  static byte[] scratchCrop(int number) throws IOException {
    return png(draw(number, true).getSubimage(scratchX(number) - 34, 130, CROP, CROP));
  }

  /** A dark pit in the middle of a crop, unlike a scratch. */
  static byte[] pitCrop(int number) throws IOException {
    BufferedImage image =
        draw(number, false).getSubimage(scratchX(number) - 34, 330 - CROP, CROP, CROP);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(30, 30, 30));
    pen.fillOval(CROP / 2 - 14, CROP / 2 - 12, 28 + number % 5, 24 + number % 3);
    pen.dispose();
    return png(image);
  }

  /**
   * What stands in for a model's embedding: mean levels of a grid of 12 x 8 cells of the middle of
   * a crop, 0 to 1, row by row.
   */
  static float[] levels(byte[] png) throws IOException {
    BufferedImage crop = ImageIO.read(new ByteArrayInputStream(png));
    BufferedImage middle =
        crop.getSubimage((CROP - MIDDLE) / 2, (CROP - MIDDLE) / 2, MIDDLE, MIDDLE);
    float[] levels = new float[GRID_COLUMNS * GRID_ROWS];
    for (int y = 0; y < MIDDLE; y++) {
      for (int x = 0; x < MIDDLE; x++) {
        int cell = y * GRID_ROWS / MIDDLE * GRID_COLUMNS + x * GRID_COLUMNS / MIDDLE;
        levels[cell] += middle.getRaster().getSample(x, y, 0);
      }
    }
    for (int cell = 0; cell < levels.length; cell++) {
      levels[cell] /= 255f * MIDDLE * MIDDLE / levels.length;
    }
    return levels;
  }

  /** The model's map of a bracket with a scratch: a quarter of its size, bright at the scratch. */
  static byte[] defectMap(int number) throws IOException {
    BufferedImage map =
        new BufferedImage(WIDTH / MAP_SCALE, HEIGHT / MAP_SCALE, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < map.getHeight(); y++) {
      for (int x = 0; x < map.getWidth(); x++) {
        double across = (x * MAP_SCALE - scratchX(number) - 30) / 36.0;
        double along = (y * MAP_SCALE - 192) / 22.0;
        int level = (int) Math.round(12 + 236 * Math.exp(-across * across - along * along));
        map.getRaster().setSample(x, y, 0, level);
      }
    }
    return png(map);
  }

  static int scratchX(int number) {
    return 120 + Math.floorMod(number * 37, 340);
  }

  private static BufferedImage draw(int number, boolean isScratched) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(new Color(24, 24, 24));
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.setColor(new Color(140, 140, 140));
    pen.fillRoundRect(50, 60, 540, 360, 40, 40);
    Random grain = new Random(number);
    for (int line = 0; line < 160; line++) {
      int grey = 128 + grain.nextInt(26);
      pen.setColor(new Color(grey, grey, grey));
      int y = 64 + grain.nextInt(350);
      pen.drawLine(58, y, 582, y);
    }
    pen.setColor(new Color(24, 24, 24));
    pen.fillOval(270, 220, 100, 100);
    pen.fillOval(90, 350, 40, 40);
    pen.fillOval(510, 350, 40, 40);
    if (isScratched) {
      pen.setColor(new Color(235, 235, 235));
      pen.drawLine(scratchX(number), 180, scratchX(number) + 60, 204);
      pen.drawLine(scratchX(number), 181, scratchX(number) + 60, 205);
    }
    pen.dispose();
    return image;
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
