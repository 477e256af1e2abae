package lineside.bench.figure;

import java.util.List;

/**
 * What a benchmark found.
 *
 * @param benchmark its name
 * @param figures in the order of measurement
 * @param remarks what a reader has to know
 */
public record Report(String benchmark, List<Figure> figures, List<String> remarks) {
  /** Copies the lists. */
  public Report {
    figures = List.copyOf(figures);
    remarks = List.copyOf(remarks);
  }

  /** Whether every target is reached. */
  public boolean holds() {
    return figures.stream().allMatch(Figure::holds);
  }
}
