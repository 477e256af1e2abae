package lineside.cli.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lineside.cli.CommandLineRun;
import lineside.cli.broker.EmbeddedBroker;
import lineside.cli.trail.AuditTrail;
import lineside.cli.trail.ModelCatalogue;
import lineside.jobs.trail.AuditEntries;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.AuditAction;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelAnnouncement;
import lineside.schemas.record.ModelReference;
import lineside.schemas.topic.TopicAdmin;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentTrailIT {
  private static final String SMALL = "../sample-footage/models/small";
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final ModelReference OLD = new ModelReference("a1".repeat(32), "old");
  private static final ModelReference NEW = new ModelReference("b2".repeat(32), "new");

  @TempDir private Path directory;
  private EmbeddedBroker broker;

  @BeforeEach
  void start() throws Exception {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      TopicAdmin.createAll(admin, (short) 1);
    }
  }

  @AfterEach
  void stop() throws Exception {
    broker.close();
  }

  @Test
  void announcesAPackageBeforeItIsDeployedAndTakesItByItsHashAfterwards() throws Exception {
    String sha256 = Identities.sha256Hex(Files.readAllBytes(Path.of(SMALL, "model.json")));
    Path store = directory.resolve("store");

    CommandLineRun byFolder =
        deploy("--store", store.toString(), "--recipe", "bracket-a", "--active", SMALL);
    CommandLineRun byHash = deploy("--recipe", "bracket-b", "--active", sha256);
    CommandLineRun unknown = deploy("--recipe", "bracket-b", "--active", "ab".repeat(32));

    assertThat(byFolder.exit()).as(byFolder.err()).isZero();
    assertThat(byHash.exit()).as(byHash.err()).isZero();
    assertThat(unknown.exit()).isEqualTo(2);
    ModelAnnouncement announced = requireNonNull(announced().get(sha256), "model is not announced");
    assertThat(announced.getName()).isEqualTo("lineside-small");
    assertThat(announced.getPackageUri()).isEqualTo(store.resolve(sha256).toUri().toString());
    assertThat(Identities.sha256Hex(announced.getCard().getBytes(UTF_8))).isEqualTo(sha256);
    assertThat(announced()).hasSize(1);
    assertThat(trail())
        .extracting(entry -> entry.getAction() + " " + entry.getSubject() + " " + entry.getWho())
        .containsExactly(
            "DEPLOY deployment/line-a/bracket-a m.weber",
            "DEPLOY deployment/line-a/bracket-b m.weber");
    assertThat(run("models").out()).contains(sha256 + " lineside-small", "1 models");
  }

  @Test
  void writesDownWhatStoodBeforeADeploymentItsRollBackAndItsWithdrawal() throws Exception {
    RecordedDeployments deployments = new RecordedDeployments(broker.bootstrapServers());
    Deployment first = next(null).activate(OLD).by("m.weber", "first", NOON);
    Deployment second = next(first).activate(NEW).by("m.weber", "better", NOON.plusSeconds(1));
    Deployment back = next(second).rollBack().by("j.huber", "worse", NOON.plusSeconds(2));

    deployments.publish(null, first, AuditAction.DEPLOY);
    deployments.publish(first, second, AuditAction.DEPLOY);
    deployments.publish(second, back, AuditAction.ROLL_BACK);
    deployments.withdraw(
        new RecordedDeployments.Withdrawal(
            "line-a", "bracket-a", back, "j.huber", "end of trial", NOON.plusSeconds(3)));

    assertThat(deployments.standing()).isEmpty();
    assertThat(trail())
        .extracting(AuditEntry::getAction)
        .containsExactly(
            AuditAction.DEPLOY, AuditAction.DEPLOY, AuditAction.ROLL_BACK, AuditAction.WITHDRAW);
    assertThat(trail())
        .extracting(AuditEntry::getBefore)
        .containsExactly(
            "",
            "revision 1, active old a1a1a1a1a1a1",
            "revision 2, active new b2b2b2b2b2b2",
            "revision 3, active old a1a1a1a1a1a1");
    assertThat(trail().get(2).getAfter()).isEqualTo("revision 3, active old a1a1a1a1a1a1");
  }

  @Test
  void printsEveryChangeOnceInItsTimeAndAsJson() throws Exception {
    AuditTrail trail = new AuditTrail(broker.bootstrapServers());
    Deployment first = next(null).activate(OLD).by("m.weber", "first", NOON);
    Deployment second = next(first).activate(NEW).by("m.weber", "better", NOON.plusSeconds(60));
    AuditEntry told = AuditEntries.deployed(second, AuditAction.DEPLOY).setBefore("x").build();
    trail.write(told);
    trail.write(AuditEntries.deployed(second, AuditAction.DEPLOY).build());
    trail.write(AuditEntries.deployed(first, AuditAction.DEPLOY).build());
    Path json = directory.resolve("audit.json");

    CommandLineRun all = run("audit", "--json", json.toString());
    CommandLineRun late = run("audit", "--from", "2026-03-02T12:00:30Z");
    CommandLineRun other = run("audit", "--subject", "alarm/");

    assertThat(all.out()).contains("by m.weber: first", "by m.weber: better", "2 changes");
    assertThat(late.out()).contains("1 changes").doesNotContain("by m.weber: first");
    assertThat(other.out()).contains("0 changes");
    JsonNode entries = new ObjectMapper().readTree(json.toFile());
    assertThat(entries).hasSize(2);
    assertThat(entries.get(0).path("why").asText()).isEqualTo("first");
    assertThat(entries.get(1).path("before").asText()).isEqualTo("x");
  }

  private static NextDeployment next(@Nullable Deployment standing) {
    return new NextDeployment("line-a", "bracket-a", standing);
  }

  private Map<String, ModelAnnouncement> announced() {
    return new ModelCatalogue(broker.bootstrapServers(), Clock.systemUTC()).announced();
  }

  private List<AuditEntry> trail() {
    return new AuditTrail(broker.bootstrapServers()).entries(entry -> true);
  }

  private CommandLineRun deploy(String... arguments) {
    return run(
        "deploy",
        Stream.concat(
                Stream.of("--line", "line-a", "--who", "m.weber", "--why", "to see it"),
                Arrays.stream(arguments))
            .toArray(String[]::new));
  }

  private CommandLineRun run(String command, String... arguments) {
    return CommandLineRun.of(
        Stream.concat(
                Stream.of(command, "--bootstrap-servers", broker.bootstrapServers()),
                Arrays.stream(arguments))
            .toArray(String[]::new));
  }
}
