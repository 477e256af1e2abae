package lineside.ingest.folder;

import java.nio.file.Path;
import lineside.ingest.camera.FrameSource;
import lineside.ingest.trigger.TriggerSource;

/**
 * A folder into which another vision system drops pictures: each is a trigger once it has stopped
 * growing, its name without extension the part id. A picture that was taken is moved to the
 * sub-folder {@code done}, one that cannot be read to {@code failed}: what lies in the folder
 * itself is still to come, also after a restart.
 */
public final class WatchedFolder {
  /** Sub-folder of pictures that were taken. */
  static final String DONE = "done";

  /** Sub-folder of pictures that could not be read. */
  static final String FAILED = "failed";

  private final Path folder;
  private final String recipeId;

  /** Watches {@code folder}; its pictures are inspected by {@code recipeId}. */
  public WatchedFolder(Path folder, String recipeId) {
    this.folder = folder;
    this.recipeId = recipeId;
  }

  /** What asks for the pictures. */
  public TriggerSource triggers() {
    return new DroppedFiles(folder, recipeId, System::nanoTime);
  }

  /** What delivers them. */
  public FrameSource frames() {
    return new DroppedFrames(folder);
  }
}
