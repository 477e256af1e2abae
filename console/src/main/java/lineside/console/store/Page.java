package lineside.console.store;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Some of a long list, newest first.
 *
 * @param items these
 * @param next where the rest begins; null at the end
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, @Nullable String next) {
  /** Copies the list. */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * What part of a list is asked for.
   *
   * @param limit items at most
   * @param before only what is earlier than this, or as early with a smaller row; null: from the
   *     newest on
   */
  public record Request(int limit, @Nullable Position before) {
    /** Items of one page at most. */
    public static final int MOST = 500;

    /** Checks the range. */
    public Request {
      if (limit < 1 || limit > MOST) {
        throw new IllegalArgumentException("limit is " + limit + ", 1 to " + MOST + " are given");
      }
    }

    long beforeAt() {
      return before == null ? Long.MAX_VALUE : before.at();
    }

    long beforeRow() {
      return before == null ? Long.MAX_VALUE : before.row();
    }
  }

  /** A place in a list. */
  public record Position(long at, long row) {
    /** Reads a place that {@link Page#next} gave; empty when it is none. */
    public static Optional<Position> parse(String text) {
      String[] parts = text.split("-", 2);
      try {
        return parts.length == 2
            ? Optional.of(new Position(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
            : Optional.empty();
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  /** A page of rows, of which one more than asked for was fetched if there is one. */
  static <T> Page<T> of(
      List<T> fetched, Request request, ToLongFunction<T> at, ToLongFunction<T> row) {
    if (fetched.size() <= request.limit()) {
      return new Page<>(fetched, null);
    }
    List<T> items = fetched.subList(0, request.limit());
    T last = items.get(items.size() - 1);
    return new Page<>(items, at.applyAsLong(last) + "-" + row.applyAsLong(last));
  }
}
