package lineside.jobs.start;

import java.nio.file.Path;
import java.time.Clock;
import lineside.jobs.InspectionJob;
import lineside.jobs.MesDeliveryJob;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one job on the cluster that starts it: {@code JobMain inspection FILE} or {@code JobMain
 * mes-delivery FILE}, where FILE holds the settings of {@link JobSettings}.
 */
public final class JobMain {
  private static final Logger LOG = LoggerFactory.getLogger(JobMain.class);

  private JobMain() {}

  /**
   * Called by Flink.
   *
   * @throws JobSettingsException with all problems at once, when arguments or file are wrong
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 2) {
      throw new JobSettingsException("usage: JobMain inspection|mes-delivery FILE");
    }
    JobSettings settings = JobSettings.load(Path.of(arguments[1]), Clock.systemUTC());
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    LOG.info("{} starts with {}", arguments[0], settings);
    env.execute(wire(arguments[0], settings, env));
  }

  /** Wires the named job into {@code env}; the name under which it shows. */
  static String wire(String job, JobSettings settings, StreamExecutionEnvironment env)
      throws JobSettingsException {
    switch (job) {
      case "inspection" -> {
        InspectionJob.build(env, settings.inspection());
        return InspectionJob.NAME;
      }
      case "mes-delivery" -> {
        MesDeliveryJob.build(
            env, settings.inspection().kafka(), settings.delivery(), settings.deliveryRun());
        return MesDeliveryJob.NAME;
      }
      default -> throw new JobSettingsException("no job '" + job + "': inspection or mes-delivery");
    }
  }
}
