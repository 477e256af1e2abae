package lineside.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lineside.cli.terminal.Terminal;
import lineside.footage.clip.FootageRenderer;
import lineside.footage.scenario.Scenario;
import lineside.footage.scenario.ScenarioException;

/** Renders scenarios once and keeps them under the fingerprint of what they look like. */
public final class FootageCache {
  private final Path directory;
  private final Terminal terminal;

  /** Keeps footage below {@code directory}, created when needed. */
  public FootageCache(Path directory, Terminal terminal) {
    this.directory = directory;
    this.terminal = terminal;
  }

  /**
   * Footage of a scenario, rendered now when it is not there.
   *
   * @throws BadConfigurationException naming every problem of the scenario
   * @throws IOException when it cannot be written
   */
  public Path footageOf(Path scenarioFile) throws BadConfigurationException, IOException {
    Scenario scenario = read(scenarioFile);
    Path footage = directory.resolve(scenario.name() + "-" + scenario.fingerprint());
    if (FootageRenderer.isComplete(footage)) {
      return footage;
    }
    Files.createDirectories(directory);
    terminal.line("rendering scenario " + scenario.name() + " into " + footage + " (first use)");
    render(scenario, footage, terminal);
    return footage;
  }

  /** Reads a scenario. */
  public static Scenario read(Path file) throws BadConfigurationException {
    try {
      return Scenario.load(file);
    } catch (ScenarioException e) {
      throw new BadConfigurationException(
          e.problems().stream().map(problem -> file + ": " + problem).toList());
    } catch (IOException e) {
      throw new BadConfigurationException("scenario " + file + " cannot be read: " + e);
    }
  }

  /** Renders a scenario and shows how far it is. */
  public static void render(Scenario scenario, Path out, Terminal terminal) throws IOException {
    FootageRenderer.render(
        scenario,
        out,
        (done, total) ->
            terminal.progress(
                "rendering: %d of %d frames (%d %%)".formatted(done, total, 100 * done / total)));
  }
}
