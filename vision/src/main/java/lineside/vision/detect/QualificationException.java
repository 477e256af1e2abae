package lineside.vision.detect;

import java.util.List;

/** The model does not reproduce its golden scores on this machine and must not become active. */
public final class QualificationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<GoldenResult> results;

  QualificationException(String message, List<GoldenResult> results) {
    super("qualification failed: " + message);
    this.results = List.copyOf(results);
  }

  /** Every golden sample with what was expected and what came; empty where there are none. */
  public List<GoldenResult> results() {
    return results;
  }
}
