package lineside.cli.demo;

import java.nio.file.Path;
import lineside.ingest.pace.Pace;
import lineside.vision.model.Provider;
import org.jspecify.annotations.Nullable;

/**
 * One run of the whole system.
 *
 * @param source what is played
 * @param pace at the rate of the recording, or as fast as the jobs take it
 * @param end what happens after the last picture
 * @param page whether people can watch
 * @param out where the results go
 * @param model package and where it computes
 */
public record DemoConfig(Source source, Pace pace, End end, Page page, Path out, Model model) {

  /** What is played. */
  public sealed interface Source {
    /** Rendered footage. */
    record Footage(Path directory) implements Source {}

    /** A scenario, rendered into the cache first when it is not there yet. */
    record Scenario(Path file) implements Source {}

    /** A folder of pictures, each a part of its own. */
    record Images(Path directory) implements Source {}
  }

  /** What happens after the last picture. */
  public enum End {
    /** Everything is brought to its end and scored, and the command ends. */
    EXIT,
    /** The same, and then the pages stay up until the command is interrupted. */
    STAY
  }

  /** Whether there is a console. */
  public enum Page {
    /** It is served. */
    SERVED,
    /** It is not. */
    NONE
  }

  /**
   * The model that inspects.
   *
   * @param directory its package
   * @param large package that gives second opinions; null for none
   */
  public record Model(Path directory, Provider provider, @Nullable Path large) {
    /** Without second opinions. */
    public Model(Path directory, Provider provider) {
      this(directory, provider, null);
    }
  }
}
