package lineside.jobs.start;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import lineside.jobs.InspectionJob;
import lineside.jobs.MesDeliveryJob;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs on the cluster that starts it: {@code JobMain inspection FILE} or {@code JobMain
 * mes-delivery FILE}, where FILE holds the settings of {@link JobSettings}; with {@code line} both,
 * each going on from its newest checkpoint.
 */
public final class JobMain {
  private static final Logger LOG = LoggerFactory.getLogger(JobMain.class);

  private static final String INSPECTION = "inspection";
  private static final String MES_DELIVERY = "mes-delivery";
  private static final String LINE = "line";

  private JobMain() {}

  /**
   * Called by Flink.
   *
   * @throws JobSettingsException with all problems at once, when arguments or file are wrong
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 2) {
      throw new JobSettingsException("usage: JobMain inspection|mes-delivery|line FILE");
    }
    JobSettings settings = JobSettings.load(Path.of(arguments[1]), Clock.systemUTC());
    LOG.info("{} starts with {}", arguments[0], settings);
    if (arguments[0].equals(LINE)) {
      goOn(INSPECTION, settings, settings.inspection().run().checkpoints());
      goOn(MES_DELIVERY, settings, settings.deliveryRun().checkpoints());
      return;
    }
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.execute(wire(arguments[0], settings, env));
  }

  /** Starts a job and does not wait for its end, which never comes. */
  private static void goOn(String job, JobSettings settings, URI checkpoints) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    String name = wire(job, settings, env);
    Optional<Path> newest = NewestCheckpoint.in(checkpoints);
    if (newest.isPresent()) {
      LOG.info("{} goes on from {}", job, newest.get());
      Configuration recovery = new Configuration();
      recovery.set(StateRecoveryOptions.SAVEPOINT_PATH, newest.get().toUri().toString());
      // Its sink was another one; what that left is of no use to this one (docs/adr/0029).
      recovery.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, job.equals(MES_DELIVERY));
      env.configure(recovery);
    }
    env.executeAsync(name);
  }

  /** Wires the named job into {@code env}; the name under which it shows. */
  static String wire(String job, JobSettings settings, StreamExecutionEnvironment env)
      throws JobSettingsException {
    switch (job) {
      case INSPECTION -> {
        InspectionJob.build(env, settings.inspection());
        return InspectionJob.NAME;
      }
      case MES_DELIVERY -> {
        MesDeliveryJob.build(
            env, settings.inspection().kafka(), settings.delivery(), settings.deliveryRun());
        return MesDeliveryJob.NAME;
      }
      default -> throw new JobSettingsException("no job '" + job + "': inspection or mes-delivery");
    }
  }
}
