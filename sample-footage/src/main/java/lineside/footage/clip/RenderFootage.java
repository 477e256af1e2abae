package lineside.footage.clip;

import java.io.IOException;
import java.nio.file.Path;
import lineside.footage.scenario.Scenario;
import lineside.footage.scenario.ScenarioException;

/** Command line of the renderer alone: {@code SCENARIO.yaml OUT}. */
public final class RenderFootage {
  private RenderFootage() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: SCENARIO.yaml OUT");
      System.exit(2);
    }
    try {
      Scenario scenario = Scenario.load(Path.of(args[0]));
      FootageRenderer.render(scenario, Path.of(args[1]), ProgressListener.silent());
    } catch (ScenarioException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }
}
