package lineside.ingest.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import lineside.ingest.camera.Capture;
import lineside.ingest.camera.FrameSource;
import lineside.ingest.trigger.TriggerRequest;

/**
 * Reads dropped pictures as {@link FolderFrames} does and puts each away. A picture that cannot be
 * put away is asked for once all the same. Used by one thread.
 */
final class DroppedFrames implements FrameSource {
  private final Path folder;
  private final FolderFrames frames;

  DroppedFrames(Path folder) {
    this.folder = folder;
    this.frames = new FolderFrames(folder);
  }

  @Override
  public void open() throws IOException {
    frames.open();
    if (!Files.isWritable(folder)) {
      throw new IOException(
          "watched folder failed: " + folder + " is not writable, pictures are moved when taken");
    }
  }

  @Override
  public Capture capture(TriggerRequest request) throws IOException {
    Capture capture = frames.capture(request);
    String name = request.pictureName();
    if (name != null) {
      boolean isTaken = !(capture instanceof Capture.Missed);
      move(folder.resolve(name), isTaken ? WatchedFolder.DONE : WatchedFolder.FAILED);
    }
    return capture;
  }

  /** Moves a file into a sub-folder beside it; one of the same name there is replaced. */
  static void move(Path file, String subFolder) throws IOException {
    if (Files.exists(file)) {
      Path target = file.resolveSibling(subFolder).resolve(file.getFileName());
      Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() {
    frames.close();
  }
}
