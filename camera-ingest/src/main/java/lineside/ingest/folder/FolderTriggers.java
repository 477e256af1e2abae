package lineside.ingest.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lineside.ingest.trigger.TriggerRequest;
import lineside.ingest.trigger.TriggerSource;
import lineside.schemas.identity.Identities;

/** Asks for one picture of a folder after the other, a period apart. Used by one thread. */
final class FolderTriggers implements TriggerSource {
  private static final int MAX_PART_ID_LENGTH = 128;
  private static final int KEPT_TAIL_LENGTH = 80;

  private final Path folder;
  private final String recipeId;
  private final long periodMillis;
  private List<String> pictures = List.of();
  private int next;

  FolderTriggers(Path folder, String recipeId, Duration period) {
    this.folder = folder;
    this.recipeId = recipeId;
    this.periodMillis = period.toMillis();
  }

  @Override
  public void open(long fromSequence) throws IOException {
    pictures = FolderCamera.pictures(folder);
    next = (int) Math.min(fromSequence, pictures.size());
  }

  @Override
  public Optional<TriggerRequest> next() {
    if (next == pictures.size()) {
      return Optional.empty();
    }
    String picture = pictures.get(next);
    TriggerRequest request =
        new TriggerRequest(next * periodMillis, partId(picture), 1, recipeId, null, picture);
    next++;
    return Optional.of(request);
  }

  /** The path; of one that is too long, a hash and its end. */
  static String partId(String picture) {
    if (picture.length() <= MAX_PART_ID_LENGTH) {
      return picture;
    }
    return Identities.idOf("picture", picture)
        + "-"
        + picture.substring(picture.length() - KEPT_TAIL_LENGTH);
  }

  @Override
  public void close() {
    // Holds nothing open.
  }
}
