package lineside.analyzer.item;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;

/**
 * What a picture shows.
 *
 * @param content good, defective, or nobody knows
 * @param kind kind of the clearest defect as the name of a folder; empty unless defective
 * @param kinds every kind that was named, in order; empty unless defective
 */
public record Label(Content content, String kind, List<String> kinds) {
  /** A defect of which nobody named the kind. */
  public static final String ANY_DEFECT = "defect";

  /** Without defect. */
  public static final Label GOOD = new Label(Content.GOOD, "", List.of());

  /** Nobody knows. */
  public static final Label UNKNOWN = new Label(Content.UNKNOWN, "", List.of());

  private static final int LONGEST_NAME = 64;

  /** Names of folders that say that there is no defect, or that nobody knows. */
  private static final List<String> NO_KINDS = List.of("good", "unlabelled", "unclassified");

  /** What may be said of a picture. */
  public enum Content {
    /** No defect. */
    GOOD,
    /** A defect. */
    DEFECTIVE,
    /** Nobody knows. */
    UNKNOWN
  }

  /** Copies the list. */
  public Label {
    requireNonNull(content, "content is null");
    requireNonNull(kind, "kind is null");
    kinds = List.copyOf(kinds);
  }

  /** A defect of these kinds; the first is the clearest. */
  static Label defective(String clearest, List<String> kinds) {
    return new Label(Content.DEFECTIVE, clearest, kinds);
  }

  /**
   * A kind as the name of a folder: lower case, nothing that means something to a file system.
   * Persons write names in many ways.
   */
  static String kindNamed(String said) {
    String name =
        said.strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}_-]+", "-")
            .replaceAll("^-+|-+$", "");
    if (name.isEmpty() || NO_KINDS.contains(name)) {
      return ANY_DEFECT;
    }
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }

  /** Name of the folder of a data set that pictures with this label lie in. */
  public String folder() {
    return switch (content) {
      case GOOD -> "good";
      case DEFECTIVE -> kind;
      case UNKNOWN -> "unlabelled";
    };
  }
}
