import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds what comes along against licences.txt and banned.txt: the components of CycloneDX documents
 * and the packages of npm's lock files. Exit 1 naming all that may not come along.
 */
final class CheckComponents {
  private static final String OWN = "lineside";

  /**
   * Something that comes along.
   *
   * @param id group and name
   * @param version version
   * @param licences those that it offers, one of which counts
   */
  private record Component(String id, String version, Set<String> licences) {}

  /**
   * Something that must not.
   *
   * @param id group and name
   * @param below versions from here on are allowed; empty: none is
   * @param why for a person
   */
  private record Ban(String id, String below, String why) {
    boolean meets(Component component) {
      return component.id.equals(id) && (below.isEmpty() || isBefore(component.version, below));
    }
  }

  private CheckComponents() {}

  /** Takes the folder of the lists and the documents. */
  public static void main(String[] arguments) throws Exception {
    Path lists = Path.of(arguments[0]);
    Set<String> licences = new TreeSet<>(lines(lists.resolve("licences.txt")));
    List<Ban> bans = lines(lists.resolve("banned.txt")).stream().map(CheckComponents::ban).toList();
    List<Component> components = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      read(new ObjectMapper().readTree(Path.of(arguments[i]).toFile()), arguments[i], components);
    }
    List<String> complaints = new ArrayList<>();
    for (Component component : components) {
      String name = component.id + ":" + component.version;
      if (component.licences.stream().noneMatch(licences::contains)) {
        complaints.add(name + " comes under " + component.licences + ", which is not allowed");
      }
      for (Ban ban : bans) {
        if (ban.meets(component)) {
          complaints.add(name + " is banned: " + ban.why);
        }
      }
    }
    complaints.forEach(System.err::println);
    System.err.printf(
        "%d components, %d that may not come along%n", components.size(), complaints.size());
    System.exit(complaints.isEmpty() ? 0 : 1);
  }

  private static void read(JsonNode document, String file, List<Component> components) {
    if (document.path("bomFormat").asText().equals("CycloneDX")) {
      for (JsonNode component : document.path("components")) {
        if (!component.path("group").asText().equals(OWN)) {
          components.add(
              new Component(
                  component.path("group").asText() + ":" + component.path("name").asText(),
                  component.path("version").asText(),
                  licences(component)));
        }
      }
      return;
    }
    if (!document.path("packages").isObject()) {
      throw new IllegalArgumentException(file + " is neither CycloneDX nor a lock file of npm");
    }
    document
        .path("packages")
        .fields()
        .forEachRemaining(
            entry -> {
              if (!entry.getKey().isEmpty()) {
                components.add(
                    new Component(
                        "npm:" + entry.getKey().replaceFirst("^.*node_modules/", ""),
                        entry.getValue().path("version").asText(),
                        Set.of(entry.getValue().path("license").asText())));
              }
            });
  }

  private static Set<String> licences(JsonNode component) {
    Set<String> licences = new TreeSet<>();
    for (JsonNode licence : component.path("licenses")) {
      for (String place : List.of("/expression", "/license/id", "/license/name")) {
        if (licence.at(place).isTextual()) {
          licences.add(licence.at(place).asText());
        }
      }
    }
    return licences;
  }

  private static Ban ban(String line) {
    String[] parts = line.split("\\s+", 2);
    String[] bound = parts[0].split("<", 2);
    return new Ban(bound[0], bound.length == 2 ? bound[1] : "", parts[1]);
  }

  /** Number by number; what is no number, as a classifier, counts for nothing. */
  private static boolean isBefore(String version, String bound) {
    int[] left = numbers(version);
    int[] right = numbers(bound);
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int a = i < left.length ? left[i] : 0;
      int b = i < right.length ? right[i] : 0;
      if (a != b) {
        return a < b;
      }
    }
    return false;
  }

  private static int[] numbers(String version) {
    return List.of(version.split("[.-]")).stream()
        .filter(part -> part.matches("\\d{1,9}"))
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .collect(Collectors.toList());
  }
}
