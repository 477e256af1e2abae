package lineside.footage.scenario;

import java.util.List;

/** A scenario file that cannot be used; says everything that is wrong with it at once. */
public final class ScenarioException extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  ScenarioException(String source, List<String> problems) {
    super(
        "scenario is not usable: %s, %d problem(s)%n  - %s"
            .formatted(
                source, problems.size(), String.join(System.lineSeparator() + "  - ", problems)));
    this.problems = List.copyOf(problems);
  }

  /** One sentence per problem, each starting with the key it is about. */
  public List<String> problems() {
    return problems;
  }
}
