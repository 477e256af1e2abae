package lineside.ingest.stream;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import lineside.ingest.camera.Capture;
import lineside.ingest.camera.FrameSource;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.record.LossReason;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.jspecify.annotations.Nullable;

/** The images of a video file, each answering the trigger that names its number. One thread. */
final class VideoFileFrames implements FrameSource {
  private final Path file;
  private @Nullable VideoInput input;
  private long next;

  VideoFileFrames(Path file) {
    this.file = file;
  }

  static VideoInput open(Path file) throws IOException {
    return VideoInput.open(file.toString(), new FFmpegFrameGrabber(file.toFile()));
  }

  @Override
  public void open() throws IOException {
    close();
    input = open(file);
    next = 0;
  }

  @Override
  public Capture capture(TriggerRequest request) throws IOException {
    VideoInput open = input;
    String name = request.pictureName();
    if (open == null || name == null) {
      throw new IOException("video read failed: " + file + " is not open or no image is named");
    }
    long wanted = Long.parseLong(name);
    if (wanted < next) {
      open();
      open = input;
    }
    Optional<Capture> image = Optional.empty();
    while (open != null && next <= wanted) {
      image = open.next(next == wanted ? VideoInput.Want.IMAGE : VideoInput.Want.NOTHING);
      if (image.isEmpty()) {
        return new Capture.Missed(
            LossReason.SOURCE_ENDED, "video " + file + " has only " + next + " images");
      }
      next++;
    }
    return image.orElseThrow();
  }

  @Override
  public void close() throws IOException {
    VideoInput open = input;
    input = null;
    if (open != null) {
      open.close();
    }
  }
}
