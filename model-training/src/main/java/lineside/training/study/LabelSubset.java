package lineside.training.study;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import lineside.training.data.DataInventory;
import lineside.vision.dataset.DataSet;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Split;

/**
 * A data set of which people labelled only a part: links to the pictures of another one, the rest
 * of them under {@code train/unlabelled}.
 */
final class LabelSubset {
  /** Good pictures that are labelled per labelled defect picture. */
  private static final int GOOD_PER_DEFECT = 5;

  private LabelSubset() {}

  /** What becomes of the pictures whose labels are taken away. */
  enum Rest {
    /** They stay as unlabelled ones. */
    UNLABELLED,
    /** They go. */
    GONE
  }

  /**
   * Makes the links.
   *
   * @param defects labelled defect pictures; more than there are leaves every label
   */
  static void write(Path data, Path out, int defects, Rest rest, long seed) throws IOException {
    List<LabelledPicture> defect = new ArrayList<>();
    List<LabelledPicture> good = new ArrayList<>();
    for (LabelledPicture picture : DataSet.open(data).pictures(Split.TRAIN)) {
      (picture.isGood() ? good : defect).add(picture);
    }
    boolean isAll = defects >= defect.size();
    Random random = new Random(seed);
    Collections.shuffle(defect, random);
    Collections.shuffle(good, random);
    link(data, out, defect, isAll ? defect.size() : defects, rest);
    link(data, out, good, isAll ? good.size() : GOOD_PER_DEFECT * defects, rest);
    Path table = data.resolve("labels.csv");
    if (isAll && Files.isRegularFile(table)) {
      symbolic(out.resolve("labels.csv"), table);
    }
  }

  private static void link(
      Path data, Path out, List<LabelledPicture> pictures, int labelled, Rest rest)
      throws IOException {
    for (int i = 0; i < pictures.size(); i++) {
      LabelledPicture picture = pictures.get(i);
      String name = picture.file().getFileName().toString();
      if (i < labelled) {
        Path inSet = data.relativize(picture.file());
        symbolic(out.resolve(inSet), picture.file());
        if (picture.mask().isPresent()) {
          Path mask = picture.mask().get();
          symbolic(out.resolve(data.relativize(mask)), mask);
        }
      } else if (rest == Rest.UNLABELLED) {
        String unique = picture.label() + "-" + name;
        symbolic(
            out.resolve("train").resolve(DataInventory.UNLABELLED).resolve(unique), picture.file());
      }
    }
  }

  private static void symbolic(Path link, Path target) throws IOException {
    Path parent = link.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createSymbolicLink(link, target.toAbsolutePath());
    } catch (FileAlreadyExistsException again) {
      // Left by a run that was killed: the same seed made the same link.
      return;
    }
  }
}
