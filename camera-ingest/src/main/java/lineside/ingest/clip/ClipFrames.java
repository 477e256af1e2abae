package lineside.ingest.clip;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import lineside.ingest.camera.Capture;
import lineside.ingest.camera.FrameSource;
import lineside.ingest.encode.ImageHeader;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.record.LossReason;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a recorded clip, streamed from its {@code .tar} and passed on byte for byte. Used
 * by one thread.
 *
 * <p>A request without a picture name is one the recorded camera did not react to. When the archive
 * ends or breaks off, every further request is lost with {@code SOURCE_ENDED}. Names ascend with
 * the sequence, so a name behind the wanted one says that the wanted picture is missing.
 */
public final class ClipFrames implements FrameSource {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private @Nullable TarArchiveInputStream archive;
  private @Nullable TarArchiveEntry ahead;
  private @Nullable String ended;

  /** Reads {@code file} when opened. */
  public ClipFrames(Path file) {
    this.file = file;
  }

  @Override
  public void open() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    archive = new TarArchiveInputStream(in);
    ahead = null;
    ended = null;
  }

  @Override
  public Capture capture(TriggerRequest request) throws IOException {
    String name = request.pictureName();
    if (name == null) {
      return new Capture.Missed(
          LossReason.TRIGGER_DROPPED, "the recorded camera did not react to this trigger");
    }
    TarArchiveInputStream tar = archive;
    if (tar == null) {
      throw new IOException("clip read failed: " + file + " is not open");
    }
    return ended == null ? find(tar, name) : sourceEnded();
  }

  private Capture find(TarArchiveInputStream tar, String name) {
    try {
      TarArchiveEntry entry = ahead == null ? tar.getNextEntry() : ahead;
      while (entry != null && entry.getName().compareTo(name) < 0) {
        entry = tar.getNextEntry();
      }
      ahead = entry;
      if (entry == null) {
        ended = "has no further picture";
        return sourceEnded();
      }
      if (!entry.getName().equals(name)) {
        return unreadable(name, "is not in the clip");
      }
      return picture(name, tar.readAllBytes(), entry.getSize());
    } catch (IOException broken) {
      ended = "breaks off: " + broken.getMessage();
      return sourceEnded();
    }
  }

  private Capture picture(String name, byte[] bytes, long expectedBytes) throws IOException {
    ahead = null;
    if (bytes.length < expectedBytes) {
      throw new IOException("%s has %d of %d bytes".formatted(name, bytes.length, expectedBytes));
    }
    return ImageHeader.read(bytes)
        .<Capture>map(Capture.Encoded::new)
        .orElseGet(() -> unreadable(name, "with " + bytes.length + " bytes is no PNG or JPEG"));
  }

  private Capture.Missed sourceEnded() {
    return new Capture.Missed(LossReason.SOURCE_ENDED, "clip " + file.getFileName() + " " + ended);
  }

  private Capture.Missed unreadable(String name, String why) {
    return new Capture.Missed(
        LossReason.UNREADABLE_SOURCE,
        "picture %s of clip %s %s".formatted(name, file.getFileName(), why));
  }

  @Override
  public void close() throws IOException {
    TarArchiveInputStream closing = archive;
    archive = null;
    if (closing != null) {
      closing.close();
    }
  }
}
