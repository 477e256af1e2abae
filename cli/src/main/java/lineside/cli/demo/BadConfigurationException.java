package lineside.cli.demo;

import java.util.List;

/** Says everything that is wrong with what a user asked for; nothing was started. */
public final class BadConfigurationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** One sentence per problem, at least one. */
  public BadConfigurationException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** A single problem. */
  public BadConfigurationException(String problem) {
    this(List.of(problem));
  }

  /** One sentence per problem. */
  public List<String> problems() {
    return problems;
  }
}
