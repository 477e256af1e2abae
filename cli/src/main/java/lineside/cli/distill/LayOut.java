package lineside.cli.distill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lineside.analyzer.item.ItemVersion;
import lineside.analyzer.item.Label;
import lineside.analyzer.item.Side;
import lineside.analyzer.item.Speaker;
import lineside.analyzer.item.TrainingItem;
import lineside.schemas.identity.Identities;
import lineside.vision.dataset.DataSet;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Split;
import lineside.vision.dataset.Visibility;
import lineside.vision.evidence.EvidenceStore;
import org.jspecify.annotations.Nullable;

/** Lays out items, and a base data set where there is one, as a {@link TeachingSet}. */
final class LayOut {
  private static final String PART_PREFIX = "part-";
  private static final String BASE_PREFIX = "base-";
  private static final String MASKS = "masks";

  private final Path root;
  private final Shelves shelves;
  private final List<String> table = new ArrayList<>(List.of("file,part,visible,time_index"));
  private int good;
  private int defective;
  private int unlabelled;
  private int judged;
  private int archived;

  /**
   * Where files are.
   *
   * @param pictures evidence store
   * @param masks masks of items
   */
  record Shelves(EvidenceStore pictures, EvidenceStore masks) {}

  private LayOut(Path root, Shelves shelves) {
    this.root = root;
    this.shelves = shelves;
  }

  /**
   * Lays out; what an earlier run left there goes first, and when this one fails nothing stays.
   *
   * @param root existing directory
   * @param base data set that the items are added to; null for none
   */
  static TeachingSet of(ItemVersion version, @Nullable Path base, Shelves shelves, Path root)
      throws IOException {
    TeachingSet.remove(root);
    LayOut layOut = new LayOut(root, shelves);
    boolean isDone = false;
    try {
      layOut.add(version);
      if (base != null) {
        layOut.add(DataSet.open(base));
      }
      TeachingSet set = layOut.finish();
      isDone = true;
      return set;
    } finally {
      if (!isDone) {
        TeachingSet.remove(root);
      }
    }
  }

  private void add(ItemVersion version) throws IOException {
    for (TrainingItem item : version.items()) {
      if (item.side() == Side.LEARNED) {
        add(item, Split.TRAIN);
      } else if (item.said().speaker() == Speaker.PERSON) {
        add(item, Split.TEST);
      } else if (link(pictureOf(item), TeachingSet.archived(root).resolve(fileName(item)))) {
        archived++;
      }
    }
  }

  private void add(TrainingItem item, Split split) throws IOException {
    String file = split.folder() + "/" + item.label().folder() + "/" + fileName(item);
    if (!link(pictureOf(item), TeachingSet.data(root).resolve(file))) {
      return;
    }
    Optional<TrainingItem.MaskOf> mask = item.mask();
    if (mask.isPresent()) {
      link(
          Path.of(shelves.masks().uriOf(mask.get().sha256())),
          TeachingSet.data(root).resolve(MASKS).resolve(file));
    }
    table.add(file + "," + partOf(item) + ",,");
    count(split, item.label().content());
  }

  private void count(Split split, Label.Content content) {
    if (split == Split.TEST) {
      judged++;
      return;
    }
    switch (content) {
      case GOOD -> good++;
      case DEFECTIVE -> defective++;
      case UNKNOWN -> unlabelled++;
    }
  }

  private void add(DataSet base) throws IOException {
    for (Split split : Split.values()) {
      int number = 0;
      for (LabelledPicture picture : base.pictures(split)) {
        add(picture, split, number++);
      }
    }
  }

  /** Every picture has a group: one without would never be held out by the trainer. */
  private void add(LabelledPicture picture, Split split, int number) throws IOException {
    String name = String.valueOf(picture.file().getFileName());
    String stem = "%s%06d".formatted(BASE_PREFIX, number);
    String folder = split.folder() + "/" + picture.label() + "/";
    String file = folder + stem + name.substring(name.lastIndexOf('.')).toLowerCase(Locale.ROOT);
    link(picture.file(), TeachingSet.data(root).resolve(file));
    if (picture.mask().isPresent()) {
      link(
          picture.mask().get(),
          TeachingSet.data(root).resolve(MASKS).resolve(folder + stem + ".png"));
    }
    table.add(
        "%s,%s,%s,%s"
            .formatted(
                file,
                BASE_PREFIX + picture.group().orElse(split.folder() + number),
                picture.visibility() == Visibility.VISIBLE,
                picture.time().isPresent() ? picture.time().getAsInt() : ""));
    boolean isUnlabelled = picture.label().equals(Label.UNKNOWN.folder());
    Label.Content content = picture.isGood() ? Label.Content.GOOD : Label.Content.DEFECTIVE;
    count(split, isUnlabelled ? Label.Content.UNKNOWN : content);
  }

  private TeachingSet finish() throws IOException {
    Files.createDirectories(TeachingSet.data(root).resolve(Split.TRAIN.folder()));
    Files.createDirectories(TeachingSet.data(root).resolve(Split.TEST.folder()));
    Files.write(TeachingSet.data(root).resolve("labels.csv"), table);
    return new TeachingSet(
        root, new TeachingSet.Counts(good, defective, unlabelled, judged, archived));
  }

  private Path pictureOf(TrainingItem item) {
    return Path.of(shelves.pictures().uriOf(item.pictureSha256()));
  }

  private static String fileName(TrainingItem item) {
    return item.pictureSha256() + ".png";
  }

  /** A name for the part that no comma can be in. */
  private static String partOf(TrainingItem item) {
    return PART_PREFIX
        + Identities.idOf(item.origin().inspected().lineId(), item.origin().inspected().partId());
  }

  /** Answers false when retention was faster. */
  private static boolean link(Path from, Path to) throws IOException {
    Path folder = to.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try {
      Files.createLink(to, from.toRealPath());
      return true;
    } catch (NoSuchFileException gone) {
      return false;
    } catch (UnsupportedOperationException | IOException otherDisk) {
      Files.copy(from, to);
      return true;
    }
  }
}
