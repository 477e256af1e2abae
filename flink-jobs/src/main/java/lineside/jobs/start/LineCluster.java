package lineside.jobs.start;

import java.util.Arrays;
import org.apache.flink.client.deployment.application.ApplicationClusterEntryPoint;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.entrypoint.ClusterEntrypoint;
import org.apache.flink.runtime.entrypoint.EntrypointClusterConfiguration;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.runtime.util.JvmShutdownSafeguard;
import org.apache.flink.runtime.util.SignalHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job manager that runs the jobs of a line by itself and waits for task managers, for places
 * without an operator: {@code LineCluster line FILE --configDir DIR}. Started again after a crash
 * it goes on from the newest checkpoints. With Flink's operator {@link JobMain} is named instead.
 */
public final class LineCluster extends ApplicationClusterEntryPoint {
  private static final Logger LOG = LoggerFactory.getLogger(LineCluster.class);
  private static final int ARGUMENTS_OF_JOB = 2;

  private LineCluster(Configuration configuration, PackagedProgram program) {
    super(configuration, program, StandaloneResourceManagerFactory.getInstance());
  }

  /** Takes the arguments of {@link JobMain}, then those of a job manager of Flink. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length < ARGUMENTS_OF_JOB) {
      throw new JobSettingsException("usage: LineCluster line FILE --configDir DIR [-D KEY=VALUE]");
    }
    EnvironmentInformation.logEnvironmentInfo(LOG, LineCluster.class.getSimpleName(), arguments);
    SignalHandler.register(LOG);
    JvmShutdownSafeguard.installAsShutdownHook(LOG);
    String[] ofFlink = Arrays.copyOfRange(arguments, ARGUMENTS_OF_JOB, arguments.length);
    EntrypointClusterConfiguration where = ClusterEntrypoint.parseArguments(ofFlink);
    Configuration configuration = loadConfiguration(where);
    PackagedProgram program =
        PackagedProgram.newBuilder()
            .setEntryPointClassName(JobMain.class.getName())
            .setArguments(Arrays.copyOf(arguments, ARGUMENTS_OF_JOB))
            .setConfiguration(configuration)
            .build();
    configureExecution(configuration, program);
    ClusterEntrypoint.runClusterEntrypoint(new LineCluster(configuration, program));
  }
}
