package lineside.analyzer.item;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.analyzer.item.StoredPictures.MissingPictureException;
import lineside.analyzer.item.TrainingItem.MaskOf;
import lineside.vision.frame.Picture;
import org.jspecify.annotations.Nullable;

/**
 * Makes the next version of the training items: what the archive, persons and the large model say
 * now, beside what was known before. The same sources give the same version. Used by one thread.
 */
public final class CollectItems {
  private final ItemSources sources;
  private final ItemVersions versions;
  private final @Nullable DefectMarks marks;
  private final LeftOutCounts leftOut = new LeftOutCounts();

  /**
   * Takes where to look and where to keep.
   *
   * @param marks marks the pixels of defects; null when nobody does, then marks of before stay
   */
  public CollectItems(ItemSources sources, ItemVersions versions, @Nullable DefectMarks marks) {
    this.sources = sources;
    this.versions = versions;
    this.marks = marks;
  }

  /**
   * What came of it.
   *
   * @param version the latest version, a new one unless nothing has changed
   * @param leftOut what became no item
   */
  public record Collected(ItemVersion version, LeftOutCounts leftOut) {}

  /** Collects. */
  public Collected run() throws IOException {
    List<TrainingItem> before = versions.latest().map(ItemVersion::items).orElse(List.of());
    List<TrainingItem> now =
        ItemsOfArchive.of(sources.rows(), sources.persons(), sources.models(), leftOut);
    Map<String, TrainingItem> known = new HashMap<>();
    before.forEach(item -> known.put(item.pictureSha256(), item));
    List<TrainingItem> there = new ArrayList<>();
    try (StoredPictures pictures = new StoredPictures(sources.evidence())) {
      for (TrainingItem item :
          OnePerPicture.of(Succession.of(before, now, sources.persons()), leftOut).values()) {
        try {
          there.add(seen(item, known.get(item.pictureSha256()), pictures));
        } catch (MissingPictureException e) {
          leftOut.add(e.why());
        }
      }
    }
    return new Collected(versions.keep(there, leftOut), leftOut);
  }

  /** A picture that was an item before is not read again unless it has to be marked. */
  private TrainingItem seen(
      TrainingItem item, @Nullable TrainingItem before, StoredPictures pictures)
      throws MissingPictureException, IOException {
    boolean isDefect = item.label().content() == Label.Content.DEFECTIVE;
    MaskOf earlier = before == null || !isDefect ? null : before.maskOf();
    boolean isMarked =
        !isDefect
            || marks == null
            || (before != null
                && before.label().content() == Label.Content.DEFECTIVE
                && earlier != null
                && earlier.modelSha256().equals(marks.modelSha256()));
    if (before != null && isMarked && pictures.isThere(item.pictureSha256())) {
      return item.with(earlier);
    }
    try (Picture picture = pictures.read(item.pictureSha256())) {
      return item.with(isDefect && marks != null ? marked(picture, marks) : earlier);
    }
  }

  private @Nullable MaskOf marked(Picture picture, DefectMarks by) throws IOException {
    byte @Nullable [] mask = by.of(picture).orElse(null);
    return mask == null ? null : new MaskOf(versions.masks().put(mask), by.modelSha256());
  }
}
