package lineside.training.data;

import java.util.List;
import lineside.vision.dataset.LabelledPicture;

/**
 * Keeps as many pictures as memory holds: all that show a defect while these leave the others a
 * quarter of it, and every so many of what there is more.
 *
 * @param bytes bytes that pictures may take
 */
public record MemoryLimit(long bytes) {
  /** Of the heap, the share that pictures may take: batches and checkpoints need the rest. */
  private static final double SHARE = 0.6;

  /** Of the pictures kept, the share that those without defect keep in any case. */
  private static final double PLAIN_SHARE = 0.25;

  /** What this process can hold. */
  public static MemoryLimit ofThisProcess() {
    return new MemoryLimit(Math.round(Runtime.getRuntime().maxMemory() * SHARE));
  }

  /**
   * Thins pictures evenly over their order.
   *
   * @param pictures pictures in order
   * @param bytesEach bytes of one in memory, its mask included
   */
  public List<LabelledPicture> keep(List<LabelledPicture> pictures, double bytesEach) {
    double room = bytes / bytesEach;
    if (room >= pictures.size()) {
      return pictures;
    }
    double plain = pictures.stream().filter(MemoryLimit::isPlain).count();
    double defects = pictures.size() - plain;
    double plainRoom = Math.max(room - defects, Math.min(plain, room * PLAIN_SHARE));
    Thinning ofPlain = new Thinning(plainRoom / plain);
    Thinning ofDefects = new Thinning((room - plainRoom) / defects);
    return pictures.stream()
        .filter(picture -> (isPlain(picture) ? ofPlain : ofDefects).takesNext())
        .toList();
  }

  /** Takes every so many, evenly. */
  private static final class Thinning {
    /** So that a sum of shares that is a whole number but for rounding counts as one. */
    private static final double ROUNDING = 1e-9;

    private final double share;
    private double due;

    Thinning(double share) {
      this.share = share;
    }

    boolean takesNext() {
      due += share;
      if (due < 1 - ROUNDING) {
        return false;
      }
      due--;
      return true;
    }
  }

  private static boolean isPlain(LabelledPicture picture) {
    return picture.isGood() || picture.label().equals(DataInventory.UNLABELLED);
  }
}
