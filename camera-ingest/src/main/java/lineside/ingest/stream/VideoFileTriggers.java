package lineside.ingest.stream;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import lineside.ingest.trigger.TriggerRequest;
import lineside.ingest.trigger.TriggerSource;

/**
 * Asks for every image of a video file, at the file's own rate. Counts the images when it is
 * opened, so that the last one is known; a file without any is refused. Used by one thread.
 */
final class VideoFileTriggers implements TriggerSource {
  private static final double MILLIS_PER_SECOND = 1e3;

  private final Path file;
  private final String recipeId;
  private double periodMillis;
  private long images;
  private long next;

  VideoFileTriggers(Path file, String recipeId) {
    this.file = file;
    this.recipeId = recipeId;
  }

  @Override
  public void open(long fromSequence) throws IOException {
    try (VideoInput input = VideoFileFrames.open(file)) {
      double framesPerSecond = input.framesPerSecond();
      if (framesPerSecond <= 0) {
        throw new IOException("video read failed: " + file + " states no image rate");
      }
      periodMillis = MILLIS_PER_SECOND / framesPerSecond;
      while (input.next(VideoInput.Want.NOTHING).isPresent()) {
        images++;
      }
    }
    if (images == 0) {
      throw new IOException("video read failed: " + file + " has no images");
    }
    next = fromSequence;
  }

  @Override
  public Optional<TriggerRequest> next() {
    if (next >= images) {
      return Optional.empty();
    }
    String part = file.getFileName() + "/" + next;
    TriggerRequest request =
        new TriggerRequest(
            Math.round(next * periodMillis), part, 1, recipeId, null, Long.toString(next));
    next++;
    return Optional.of(request);
  }

  @Override
  public void close() {
    // Holds nothing open.
  }
}
