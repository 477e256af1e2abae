package lineside.footage.scene;

import java.util.Random;
import lineside.footage.render.Grain;
import lineside.footage.render.Plane;
import lineside.footage.render.Seed;

/** What lies behind a part: dark fixture, belt with ribs, cloth, paper. Stateless. */
final class Backdrop {
  private static final double[] LEVELS = {14, 30, 62, 150};

  private Backdrop() {}

  /** A square background, grey levels at nominal light; a new plane. */
  static Plane draw(Seed seed, int sizePx) {
    Random random = seed.random();
    double level = LEVELS[random.nextInt(LEVELS.length)] * (0.85 + 0.3 * random.nextDouble());
    double rough = level * (0.02 + 0.06 * random.nextDouble());
    double ribs = random.nextInt(3) == 0 ? level * (0.1 + 0.2 * random.nextDouble()) : 0;
    double angle = Math.PI * random.nextDouble();
    double waveX = 2 * Math.PI * StrictMath.cos(angle) / (9 + 12 * random.nextDouble());
    double waveY = 2 * Math.PI * StrictMath.sin(angle) / (9 + 12 * random.nextDouble());
    Grain grain = Grain.cast(seed.child("grain"), sizePx, sizePx);
    Plane plane = new Plane(sizePx, sizePx);
    for (int y = 0; y < sizePx; y++) {
      for (int x = 0; x < sizePx; x++) {
        double wave = ribs == 0 ? 0 : ribs * StrictMath.sin(waveX * x + waveY * y);
        plane.set(x, y, (float) (level + rough * grain.at(x, y) + wave));
      }
    }
    return plane;
  }
}
