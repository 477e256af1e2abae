package lineside.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.topic.Topic;
import org.apache.kafka.connect.mirror.MirrorMaker;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MirrorMaker 2 as deploy/uplink sets it up, between two real brokers. */
class MirrorIT {
  private static final Duration BOUND = Duration.ofMinutes(2);
  private static final Path SETTINGS = Path.of("../deploy/uplink/mirror-maker.properties");
  private static final int ANSWERS = 300;

  @TempDir Path directory;

  @Test
  void answersComeBackToTheLineUnderTheSameNameAlsoAfterACut() throws Exception {
    try (TwoPlants plants = TwoPlants.start(directory)) {
      MirrorMaker mirror = new MirrorMaker(settings(plants));
      mirror.start();
      try {
        plants.send(plants.centre, Topic.OPINION_ANSWER, "line-a", answer(0));
        Awaitility.await().atMost(BOUND).until(() -> answers(plants).size() == 1);
        plants.line.stop();
        for (int i = 1; i < ANSWERS; i++) {
          plants.send(plants.centre, Topic.OPINION_ANSWER, "line-a", answer(i));
        }
        plants.line.resume();

        Awaitility.await()
            .atMost(BOUND)
            .until(() -> answers(plants).stream().distinct().count() == ANSWERS);
        assertThat(answers(plants).stream().distinct())
            .containsExactlyElementsOf(IntStream.range(0, ANSWERS).mapToObj(i -> "q" + i).toList());
      } finally {
        mirror.stop();
        mirror.awaitStop();
      }
    }
  }

  @Test
  void everyTopicThatIsNamedExistsAndNoneGoesBothWays() throws IOException {
    Properties file = file();
    List<String> up = topics(file, "line->centre.topics");
    List<String> down = topics(file, "centre->line.topics");

    assertThat(List.of(Topic.values()).stream().map(Topic::topicName))
        .containsAll(up)
        .containsAll(down);
    assertThat(up).doesNotContainAnyElementsOf(down);
    assertThat(up).doesNotContain(Topic.FRAME.topicName());
  }

  private static List<String> topics(Properties file, String key) {
    return List.of(file.getProperty(key).replace("\\", "").split(", "));
  }

  private static List<String> answers(TwoPlants plants) throws Exception {
    return plants.read(plants.line, Topic.OPINION_ANSWER, SecondOpinionAnswer.class).stream()
        .map(SecondOpinionAnswer::getRequestId)
        .toList();
  }

  private static Properties file() throws IOException {
    Properties file = new Properties();
    file.load(new StringReader(Files.readString(SETTINGS)));
    return file;
  }

  /** The committed file with the brokers of the test, and looking more often. */
  private static Map<String, String> settings(TwoPlants plants) throws IOException {
    Map<String, String> settings = new HashMap<>();
    Properties file = file();
    file.stringPropertyNames().forEach(name -> settings.put(name, file.getProperty(name)));
    settings.put("line.bootstrap.servers", plants.line.bootstrapServers());
    settings.put("centre.bootstrap.servers", plants.centre.bootstrapServers());
    settings.put("refresh.topics.interval.seconds", "1");
    settings.put("offset.flush.interval.ms", "1000");
    return settings;
  }

  private static SecondOpinionAnswer answer(int number) {
    return SecondOpinionAnswer.newBuilder()
        .setRequestId("q" + number)
        .setViewId("view")
        .setInspectionId("inspection")
        .setLineId("line-a")
        .setIsAudit(false)
        .setResultEvaluation(ResultEvaluation.OK)
        .setScore(0.1f)
        .setThreshold(0.5f)
        .setUndecidableFrom(0.4f)
        .setModelSha256("ab".repeat(32))
        .setProvider("cpu")
        .setFindings(List.of())
        .setInferMicros(0)
        .setAnsweredAtMicros(Instant.parse("2026-03-02T06:00:00Z").toEpochMilli() * 1000)
        .build();
  }
}
