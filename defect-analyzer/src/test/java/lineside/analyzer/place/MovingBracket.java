package lineside.analyzer.place;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import lineside.vision.evidence.EvidenceStore;

/**
 * Pictures of a bracket with a hole and a slot, under light that changes, before a grainy cloth.
 */
final class MovingBracket {
  static final int WIDTH = 320;
  static final int HEIGHT = 240;

  private final Random random;
  private final EvidenceStore store;

  MovingBracket(Random random, EvidenceStore store) {
    this.random = random;
    this.store = store;
  }

  /** Stores a view of the bracket in a pose, from the pose in which it lies straight. */
  String show(AffineTransform pose) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    pen.transform(pose);
    pen.setColor(new Color(150, 150, 150));
    pen.fillRoundRect(60, 50, 200, 140, 30, 30);
    pen.setColor(new Color(30, 30, 30));
    pen.fillOval(85, 75, 40, 40);
    pen.fillRect(190, 140, 45, 18);
    pen.dispose();
    double light = 0.85 + 0.3 * random.nextDouble();
    for (int p = 0; p < WIDTH * HEIGHT; p++) {
      int row = p / WIDTH;
      int seen = image.getRaster().getSample(p % WIDTH, row, 0);
      image.getRaster().setSample(p % WIDTH, row, 0, (int) (light * seen) + random.nextInt(12));
    }
    return stored(image);
  }

  /** Stores a view of nothing. */
  String showNoise() throws IOException {
    BufferedImage noise = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    for (int p = 0; p < WIDTH * HEIGHT; p++) {
      int row = p / WIDTH;
      noise.getRaster().setSample(p % WIDTH, row, 0, random.nextInt(256));
    }
    return stored(noise);
  }

  private String stored(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return store.put(bytes.toByteArray());
  }
}
