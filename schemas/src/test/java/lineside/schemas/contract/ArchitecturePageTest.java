package lineside.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lineside.schemas.topic.Topic;
import org.junit.jupiter.api.Test;

/** docs/architecture.md says of topics what the catalogue says, and names tests that exist. */
class ArchitecturePageTest {
  private static final Path PAGE = Path.of("../docs/architecture.md");
  private static final int NAME = 1;
  private static final int KEY = 2;
  private static final int RECORDS = 3;
  private static final int KEPT = 5;

  @Test
  void tellsHowLongEveryTopicIsKept() throws IOException {
    Map<String, String> kept = new LinkedHashMap<>();
    rows().forEach(row -> kept.put(name(row), row.get(KEPT)));

    assertThat(kept)
        .isEqualTo(
            Arrays.stream(Topic.values())
                .collect(Collectors.toMap(Topic::topicName, ArchitecturePageTest::kept)));
  }

  @Test
  void tellsTheKeyAndTheRecordsOfEveryTopic() throws IOException {
    Map<String, String> told = new LinkedHashMap<>();
    rows().forEach(row -> told.put(name(row), row.get(KEY) + ": " + records(row.get(RECORDS))));

    AsyncApiDocument document = AsyncApiDocument.load();
    Map<String, String> described = new LinkedHashMap<>();
    document
        .channels()
        .forEach(
            channel -> {
              TreeSet<String> records = new TreeSet<>();
              TreeSet<String> keys = new TreeSet<>();
              channel
                  .path("messages")
                  .forEach(
                      reference -> {
                        String target = reference.path("$ref").asText().substring(1);
                        records.add(document.root().at(target + "/name").asText());
                        keys.add(
                            document
                                .root()
                                .at(target + "/bindings/kafka/key/description")
                                .asText());
                      });
              described.put(
                  channel.path("address").asText(), String.join(", ", keys) + ": " + records);
            });
    assertThat(told).isEqualTo(described);
  }

  @Test
  void namesTestsThatExist() throws IOException {
    Set<String> named = new TreeSet<>();
    Pattern.compile("\\b[A-Z][A-Za-z]+(Test|IT)\\b")
        .matcher(Files.readString(PAGE))
        .results()
        .forEach(match -> named.add(match.group()));
    Set<String> present = new TreeSet<>();
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      for (Path tests : modules.map(module -> module.resolve("src/test/java")).toList()) {
        present.addAll(classesBelow(tests));
      }
    }

    assertThat(named).isNotEmpty().isSubsetOf(present);
  }

  private static Set<String> classesBelow(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }

  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.matches("\\| `[a-z.-]+\\.v[0-9]+(\\.json)?` \\|.*"))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .toList();
  }

  private static String name(List<String> row) {
    return Topic.PREFIX + row.get(NAME).replace("`", "");
  }

  /** The names before their explanations in brackets, in order. */
  private static Set<String> records(String cell) {
    return Arrays.stream(cell.replaceAll(" \\([^)]*\\)", "").split(", ", -1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String kept(Topic topic) {
    Map<String, String> configuration = topic.configuration();
    if ("compact".equals(configuration.get("cleanup.policy"))) {
      return "compacted";
    }
    return switch (String.valueOf(configuration.get("retention.ms"))) {
      case "-1" -> "for ever";
      case "2592000000" -> "30 days";
      case "14400000" -> "4 hours, 20 GiB a partition";
      default -> "something that the page has no words for";
    };
  }
}
