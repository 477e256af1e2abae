package lineside.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import lineside.jobs.broker.TestBroker;
import lineside.jobs.upgrade.OlderSavepoint;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.topic.Topic;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts both jobs of this version from savepoints of an older one. The topics get what the older
 * one had read, at the same offsets, and then what follows.
 */
class UpgradeIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  @TempDir Path dir;

  @Test
  void goesOnWhereTheOlderVersionStopped() throws Exception {
    try (TestBroker broker = TestBroker.start(dir.resolve("broker"));
        PlantFeed plant = new PlantFeed(broker.bootstrapServers());
        var verdicts =
            new TopicReader<>(broker.bootstrapServers(), Topic.PART_VERDICT, PartVerdict.class);
        var books = new TopicReader<>(broker.bootstrapServers(), Topic.LEDGER, LedgerEntry.class)) {
      plant.recipe();
      SavepointMaker.before(plant);
      SavepointMaker.after(plant);
      JobClient inspection =
          SavepointMaker.inspection(from("inspection"), broker.bootstrapServers(), dir);
      JobClient mes = SavepointMaker.mes(from("mes"), broker.bootstrapServers(), dir);

      int open = SavepointMaker.PARTS - SavepointMaker.DECIDED;
      await().atMost(PATIENCE).until(() -> verdicts.poll().size() >= open);
      await().atMost(PATIENCE).until(() -> !books.poll().isEmpty());

      assertThat(verdicts.poll())
          .allMatch(verdict -> verdict.getRevision() == 0)
          .extracting(PartVerdict::getPartId)
          .containsExactlyInAnyOrderElementsOf(
              LongStream.range(SavepointMaker.DECIDED, SavepointMaker.PARTS)
                  .mapToObj(n -> "part-" + n)
                  .toList());
      assertThat(verdict(verdicts.poll(), "part-12").getResultEvaluation())
          .isEqualTo(ResultEvaluation.NOT_OK);
      assertThat(verdict(verdicts.poll(), "part-14").getContext().getPalletId())
          .isEqualTo("pallet-9");
      assertThat(books.poll()).allMatch(LedgerEntry::getIsBalanced);
      for (JobClient job : List.of(inspection, mes)) {
        assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
        job.cancel().get();
        await().atMost(PATIENCE).until(() -> job.getJobStatus().get().isTerminalState());
      }
    }
  }

  private StreamExecutionEnvironment from(String job) throws Exception {
    Configuration settings = new Configuration();
    Path savepoint = OlderSavepoint.of(job).unpackInto(dir.resolve("older"));
    settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint.toUri().toString());
    // The former sink of the delivery left nothing that is needed: it had ended its transactions.
    settings.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, job.equals("mes"));
    return StreamExecutionEnvironment.getExecutionEnvironment(settings);
  }

  private static PartVerdict verdict(List<PartVerdict> verdicts, String partId) {
    return verdicts.stream()
        .filter(verdict -> verdict.getPartId().equals(partId))
        .findFirst()
        .orElseThrow();
  }
}
