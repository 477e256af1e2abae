package lineside.training.data;

import java.util.ArrayList;
import java.util.List;
import lineside.vision.dataset.LabelledPicture;

/**
 * Keeps as many pictures as memory holds: all that show a defect, and every so many of the others.
 *
 * @param bytes bytes that pictures may take
 */
public record MemoryLimit(long bytes) {
  /** Of the heap, the share that pictures may take: batches and checkpoints need the rest. */
  private static final double SHARE = 0.6;

  /** What this process can hold. */
  public static MemoryLimit ofThisProcess() {
    return new MemoryLimit(Math.round(Runtime.getRuntime().maxMemory() * SHARE));
  }

  /**
   * Thins pictures without defect, evenly over their order.
   *
   * @param pictures pictures in order
   * @param bytesEach bytes of one in memory, its mask included
   */
  public List<LabelledPicture> keep(List<LabelledPicture> pictures, double bytesEach) {
    long defects = pictures.stream().filter(p -> !isPlain(p)).count();
    long plain = pictures.size() - defects;
    double room = bytes / bytesEach - defects;
    if (plain == 0 || room >= plain) {
      return pictures;
    }
    double share = Math.max(1.0 / plain, room / plain);
    List<LabelledPicture> kept = new ArrayList<>();
    double due = 0;
    for (LabelledPicture picture : pictures) {
      if (!isPlain(picture)) {
        kept.add(picture);
        continue;
      }
      due += share;
      if (due >= 1) {
        kept.add(picture);
        due--;
      }
    }
    return List.copyOf(kept);
  }

  private static boolean isPlain(LabelledPicture picture) {
    return picture.isGood() || picture.label().equals(DataInventory.UNLABELLED);
  }
}
