package lineside.analyzer.simulation;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;
import lineside.vision.evidence.EvidenceStore;

/** Draws a crop and a reduced whole view for each finding into an evidence store. */
public final class FakePictures implements SimulatedArchive.PictureSource {
  private final EvidenceStore store;
  private final Random random = new Random(5);

  public FakePictures(EvidenceStore store) {
    this.store = store;
  }

  @Override
  public String[] picturesOf(String kind, double centreX, double centreY) {
    BufferedImage view = metal(320, 240);
    Graphics2D pen = view.createGraphics();
    pen.setColor(new Color(45, 45, 45));
    pen.fillRect(0, 0, 320, 22);
    pen.fillRect(0, 218, 320, 22);
    pen.setColor(new Color(90, 90, 90));
    pen.fillOval(60, 90, 50, 50);
    defect(pen, kind, (int) (centreX * 320), (int) (centreY * 240));
    BufferedImage crop = metal(96, 96);
    defect(crop.createGraphics(), kind, 48, 48);
    return new String[] {stored(crop), stored(view)};
  }

  private BufferedImage metal(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      int brush = random.nextInt(14);
      for (int x = 0; x < width; x++) {
        int level = 150 + brush + random.nextInt(12);
        image.getRaster().setSample(x, y, 0, level);
      }
    }
    return image;
  }

  private void defect(Graphics2D pen, String kind, int x, int y) {
    pen.setColor(new Color(60, 60, 60));
    switch (kind) {
      case "scratch" -> pen.drawLine(x - 14, y - 6, x + 14, y + 4 + random.nextInt(6));
      case "stain" -> pen.fillOval(x - 16, y - 10, 32, 20);
      case "crack" ->
          pen.drawPolyline(
              new int[] {x - 12, x - 2, x + 3, x + 14}, new int[] {y - 9, y - 1, y - 4, y + 10}, 4);
      default -> pen.fillOval(x - 5, y - 5, 10, 10);
    }
  }

  private String stored(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
      return store.put(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("picture can't be stored", e);
    }
  }
}
