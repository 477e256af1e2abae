package lineside.footage.world;

/** Random fields of about unit deviation, decided by the dice at the time of making. */
final class Noise {
  private static final int HASH_X = 0x27d4eb2d;
  private static final int HASH_Y = 0x165667b1;

  private Noise() {}

  /** Smooth noise with structures of the given size along x and along y. */
  static Field smooth(Dice dice, float sizeX, float sizeY) {
    int salt = (int) dice.bits();
    float perX = 1 / sizeX;
    float perY = 1 / sizeY;
    return (x, y) -> lattice(salt, x * perX, y * perY);
  }

  /** Smooth noise without a direction; its lattice lies at any angle. */
  static Field smooth(Dice dice, float size) {
    int salt = (int) dice.bits();
    float angle = dice.angle();
    float cos = (float) Math.cos(angle) / size;
    float sin = (float) Math.sin(angle) / size;
    return (x, y) -> lattice(salt, cos * x + sin * y, cos * y - sin * x);
  }

  /** Independent values per pixel-sized cell. */
  static Field grain(Dice dice) {
    int salt = (int) dice.bits();
    return (x, y) -> value(hash(salt, floor(x), floor(y)));
  }

  /** Noise of many sizes, each octave weaker than the coarser one by the given factor. */
  static Field fractal(Dice dice, float size, float fade) {
    Field sum = smooth(dice, size);
    float weight = 1;
    float power = 1;
    for (float s = size / 2; s >= 1 && weight > 0.1f; s /= 2.1f) {
      weight *= fade;
      power += weight * weight;
      sum = sum.plus(smooth(dice, s).times(weight));
    }
    return sum.times((float) (1 / Math.sqrt(power)));
  }

  /** Distance to the nearest of scattered points and to the second nearest, in cells. */
  static Field cells(Dice dice, float size, CellRule rule) {
    int salt = (int) dice.bits();
    return (x, y) -> cell(salt, x / size, y / size, rule);
  }

  /** What a cellular field gives. */
  enum CellRule {
    /** Distance to the nearest point: bowls. */
    NEAREST,
    /** Second less first: 0 on the borders between cells. */
    BORDER,
    /** A value between -1 and 1 that is the same all over the cell. */
    FLAT
  }

  private static float cell(int salt, float x, float y, CellRule rule) {
    int cellX = floor(x);
    int cellY = floor(y);
    float first = 9;
    float second = 9;
    int owner = 0;
    for (int j = cellY - 1; j <= cellY + 1; j++) {
      for (int i = cellX - 1; i <= cellX + 1; i++) {
        int hash = hash(salt, i, j);
        float dx = i + (hash & 0xffff) / 65536f - x;
        float dy = j + (hash >>> 16) / 65536f - y;
        float d = dx * dx + dy * dy;
        if (d < first) {
          second = first;
          first = d;
          owner = hash;
        } else if (d < second) {
          second = d;
        }
      }
    }
    return switch (rule) {
      case NEAREST -> (float) Math.sqrt(first);
      case BORDER -> (float) (Math.sqrt(second) - Math.sqrt(first));
      case FLAT -> (hash(owner, 1, 2) & 0xffff) / 32768f - 1;
    };
  }

  private static float lattice(int salt, float x, float y) {
    int i = floor(x);
    int j = floor(y);
    float fx = x - i;
    float fy = y - j;
    float ex = fx * fx * (3 - 2 * fx);
    float ey = fy * fy * (3 - 2 * fy);
    float upperLeft = value(hash(salt, i, j));
    float upperRight = value(hash(salt, i + 1, j));
    float lowerLeft = value(hash(salt, i, j + 1));
    float lowerRight = value(hash(salt, i + 1, j + 1));
    float upper = upperLeft + ex * (upperRight - upperLeft);
    float lower = lowerLeft + ex * (lowerRight - lowerLeft);
    return 1.35f * (upper + ey * (lower - upper));
  }

  /** Sum of four uniform bytes: nearly normal, deviation 1, never beyond 3.5. */
  private static float value(int hash) {
    int sum = (hash & 0xff) + (hash >>> 8 & 0xff) + (hash >>> 16 & 0xff) + (hash >>> 24);
    return (sum - 510) * (1 / 147.8f);
  }

  private static int hash(int salt, int x, int y) {
    int h = salt ^ x * HASH_X ^ y * HASH_Y;
    h = (h ^ h >>> 15) * 0x85ebca6b;
    h = (h ^ h >>> 13) * 0xc2b2ae35;
    return h ^ h >>> 16;
  }

  private static int floor(float v) {
    int i = (int) v;
    return v < i ? i - 1 : i;
  }
}
