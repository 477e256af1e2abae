package lineside.cli.distill;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lineside.cli.CommandLineRun;
import lineside.cli.broker.EmbeddedBroker;
import lineside.cli.deploy.RecordedDeployments;
import lineside.cli.trail.AuditTrail;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelReference;
import lineside.schemas.topic.TopicAdmin;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way on few pictures and few steps, so that the candidate is no good model. */
class DistillIT {
  private static final String SMALL = "../sample-footage/models/small";

  @TempDir private Path directory;
  private EmbeddedBroker broker;
  private SpokenParts parts;

  @BeforeEach
  void start() throws Exception {
    parts = new SpokenParts(directory.resolve("line")).render(21, 21);
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      TopicAdmin.createAll(admin, (short) 1);
    }
    parts.send(broker.bootstrapServers());
  }

  @AfterEach
  void stop() throws Exception {
    broker.close();
  }

  @Test
  void makesAWorseModelAndDoesNotProposeItThenAnEqualOneAndDoes() throws Exception {
    CommandLineRun worse = distill("--active", SMALL);

    assertThat(worse.exit()).as(worse.out() + worse.err()).isEqualTo(1);
    assertThat(worse.err()).contains("not proposed, WORSE");
    JsonNode summary = summary();
    assertThat(summary.at("/gate/state").asText()).isEqualTo("WORSE");
    assertThat(summary.at("/items/PERSON/HELD_OUT/GOOD").asInt()).isEqualTo(7);
    assertThat(summary.at("/teaching/defective").asInt()).isEqualTo(14);
    Path candidate = Path.of(summary.at("/candidate/directory").asText());
    assertThat(candidate.resolveSibling("flips/held-out/index.html")).isRegularFile();
    assertThat(candidate.resolveSibling("data")).doesNotExist();
    FileTime learnedAt = Files.getLastModifiedTime(candidate.resolve("model.json"));
    assertThat(CommandLineRun.of(deploy()).exit()).isZero();

    CommandLineRun equal = distill(proposing(candidate));
    CommandLineRun again = distill(proposing(candidate));

    assertThat(equal.exit()).as(equal.out() + equal.err()).isZero();
    assertThat(again.exit()).as(again.out() + again.err()).isZero();
    assertThat(again.out()).contains("STANDS_ALREADY");
    assertThat(Files.getLastModifiedTime(candidate.resolve("model.json"))).isEqualTo(learnedAt);
    Deployment standing =
        requireNonNull(
            new RecordedDeployments(broker.bootstrapServers()).standing().get("line-a/"),
            "nothing stands");
    assertThat(standing.getRevision()).isEqualTo(2);
    assertThat(standing.getActive().getName()).isEqualTo("lineside-small");
    assertThat(standing.getShadow())
        .extracting(ModelReference::getSha256)
        .containsExactly(summary.at("/candidate/sha256").asText());
    assertThat(new AuditTrail(broker.bootstrapServers()).entries(entry -> true)).hasSize(2);
    assertThat(versions()).hasSize(1);
  }

  private String[] deploy() {
    return new String[] {
      "deploy",
      "--bootstrap-servers",
      broker.bootstrapServers(),
      "--store",
      store(),
      "--line",
      "line-a",
      "--active",
      SMALL,
      "--why",
      "to begin with"
    };
  }

  private String[] proposing(Path active) {
    return new String[] {
      "--active", active.toString(), "--propose", "--store", store(), "--line", "line-a"
    };
  }

  private String store() {
    return directory.resolve("store").toString();
  }

  private JsonNode summary() throws Exception {
    return new ObjectMapper().readTree(directory.resolve("out/summary.json").toFile());
  }

  private List<Path> versions() throws Exception {
    try (Stream<Path> files = Files.list(directory.resolve("out/items"))) {
      return files.filter(file -> !file.endsWith("masks")).toList();
    }
  }

  private CommandLineRun distill(String... options) {
    return CommandLineRun.of(
        Stream.concat(
                Stream.of(
                    "distill",
                    "--archive",
                    parts.archive().toString(),
                    "--kafka",
                    broker.bootstrapServers(),
                    "--out",
                    directory.resolve("out").toString(),
                    "--size",
                    "n",
                    "--steps",
                    "3",
                    "--start",
                    "scratch"),
                Arrays.stream(options))
            .toArray(String[]::new));
  }
}
