package lineside.console.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.AlarmRuleKind;
import lineside.schemas.record.AuditAction;
import lineside.schemas.record.CameraWarning;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.FactorKind;
import lineside.schemas.record.FeedbackOccasion;
import lineside.schemas.record.LossReason;
import lineside.schemas.record.ModelStage;
import lineside.schemas.record.OpinionStatus;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.UndefinedReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of the pages: every word in every language, every place filled. */
final class TextsTest {
  private static final String PAGE = "/lineside/console/page/";
  private static final Pattern LITERAL_KEY = Pattern.compile("\\bt\\(\"([^\"]+)\"");
  private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

  @ParameterizedTest
  @ValueSource(strings = {"de", "zh"})
  void hasTheSameTextsAsInEnglish(String language) throws IOException {
    assertThat(texts(language).keySet()).isEqualTo(texts("en").keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "zh"})
  void fillsTheSamePlacesAsInEnglish(String language) throws IOException {
    Map<String, String> others = texts(language);

    assertThat(texts("en"))
        .allSatisfy(
            (key, text) ->
                assertThat(places(String.valueOf(others.get(key))))
                    .as(key)
                    .isEqualTo(places(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "zh"})
  void leavesNoTextEmptyThatEnglishHas(String language) throws IOException {
    Map<String, String> others = texts(language);

    assertThat(texts("en"))
        .allSatisfy(
            (key, text) ->
                assertThat(String.valueOf(others.get(key)).isBlank())
                    .as(key)
                    .isEqualTo(text.isBlank()));
  }

  @Test
  void hasEveryTextThatAPageAsksFor() throws Exception {
    Set<String> known = texts("en").keySet();

    Set<String> missing = new TreeSet<>();
    for (String script : scripts()) {
      Matcher asked = LITERAL_KEY.matcher(script);
      while (asked.find()) {
        String key = asked.group(1);
        if (!known.contains(key) && !known.contains(key + ".other")) {
          missing.add(key);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  /** What a message can say reaches a person in words. */
  @Test
  void hasAWordForEveryNameThatAMessageCanCarry() throws IOException {
    List<String> asked =
        Stream.of(
                names("verdict", ResultEvaluation.values()),
                names("reason", UndefinedReason.values()),
                names("reason", LossReason.values()),
                names("reason", DeadLetterReason.values()),
                names("reason", OpinionStatus.values()),
                names("opinion", OpinionStatus.values()),
                names("warning", CameraWarning.values()),
                names("priority", AlarmPriority.values()),
                names("rule", AlarmRuleKind.values()),
                names("rule-what", AlarmRuleKind.values()),
                names("factor", FactorKind.values()),
                names("occasion", FeedbackOccasion.values()),
                names("audit-action", AuditAction.values()),
                names("stage", ModelStage.values()))
            .flatMap(keys -> keys)
            .toList();

    assertThat(texts("en")).containsKeys(asked.toArray(String[]::new));
  }

  private static Stream<String> names(String group, Enum<?>[] values) {
    return Stream.of(values).map(value -> group + "." + value.name());
  }

  @Test
  void neverTurnsTextIntoMarkup() throws Exception {
    assertThat(scripts())
        .hasSizeGreaterThan(30)
        .noneMatch(
            script ->
                script.matches(
                    "(?s).*(innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|new Function).*"));
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
  }

  private static Map<String, String> texts(String language) throws IOException {
    try (InputStream file =
        requireNonNull(TextsTest.class.getResourceAsStream(PAGE + "text/" + language + ".json"))) {
      return new ObjectMapper().readValue(file, new TypeReference<>() {});
    }
  }

  private static List<String> scripts() throws IOException, URISyntaxException {
    Path folder = Path.of(requireNonNull(TextsTest.class.getResource(PAGE + "js")).toURI());
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".js")).map(TextsTest::read).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException("unreadable: " + file, e);
    }
  }
}
