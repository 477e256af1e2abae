package lineside.ingest.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file beside the trigger journal. What was learned of a camera that is configured otherwise now
 * does not count: other light or another exposure is another usual. Deleting the file before a
 * start lets ingest learn again. A file that cannot be read or written costs the memory, not the
 * camera. Used by one thread.
 */
public final class UsualFile implements UsualMemory {
  private static final Logger LOG = LoggerFactory.getLogger(UsualFile.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final String learnedWith;

  /**
   * Uses {@code file}.
   *
   * @param learnedWith identity of the camera's configuration
   */
  public UsualFile(Path file, String learnedWith) {
    this.file = file;
    this.learnedWith = learnedWith;
  }

  @Override
  public Usual recall() {
    if (!Files.exists(file)) {
      return Usual.UNKNOWN;
    }
    try {
      Content content = JSON.readValue(file.toFile(), Content.class);
      return learnedWith.equals(content.learnedWith()) && content.usual() != null
          ? content.usual()
          : Usual.UNKNOWN;
    } catch (IOException damaged) {
      LOG.warn("what is usual for a camera is learned again (file={})", file, damaged);
      return Usual.UNKNOWN;
    }
  }

  @Override
  public void keep(Usual usual) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      JSON.writeValue(fresh.toFile(), new Content(learnedWith, usual));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException full) {
      LOG.warn("what is usual for a camera is not kept (file={})", file, full);
    }
  }

  /** What stands in the file. */
  private record Content(
      @JsonProperty("learnedWith") @Nullable String learnedWith,
      @JsonProperty("usual") @Nullable Usual usual) {}
}
