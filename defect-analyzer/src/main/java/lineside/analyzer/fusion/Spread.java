package lineside.analyzer.fusion;

import java.util.ArrayList;
import java.util.List;

/** Takes some of many, evenly. */
final class Spread {
  private Spread() {}

  /** At most {@code most} of {@code all}, in their order. */
  static <T> List<T> of(List<T> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<T> some = new ArrayList<>(most);
    for (int i = 0; i < most; i++) {
      some.add(all.get((int) ((i + 0.5) * all.size() / most)));
    }
    return some;
  }
}
