package lineside.cli.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Flink cluster in this process with Flink's own page on 127.0.0.1. Used by one thread, except
 * for {@link #failureOf}.
 */
public final class JobCluster implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobCluster.class);
  private static final String CAUSE = "Caused by: ";
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration ANSWER = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration DRAIN = Duration.ofMinutes(2);

  private final MiniCluster cluster;
  private final URI page;

  private JobCluster(MiniCluster cluster, URI page) {
    this.cluster = cluster;
    this.page = page;
  }

  /**
   * Starts a cluster.
   *
   * @param slots slots of its one task manager
   * @param directory for temporary files
   * @throws Exception when a port is taken or memory is short, as Flink says it
   */
  public static JobCluster start(int slots, Path directory) throws Exception {
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration(directory))
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .setCommonBindAddress(LOOPBACK)
                .build());
    cluster.start();
    URI page = cluster.getRestAddress().get(ANSWER.toSeconds(), TimeUnit.SECONDS);
    LOG.info("flink cluster with {} slots, page at {}", slots, page);
    return new JobCluster(cluster, page);
  }

  /** Address of Flink's page. */
  public URI page() {
    return page;
  }

  /** Submits what was built on {@code environment}; returns when the cluster has taken it. */
  public JobID submit(StreamExecutionEnvironment environment, String name) throws Exception {
    var graph = environment.getStreamGraph();
    graph.setJobName(name);
    return cluster.submitJob(graph).get(ANSWER.toSeconds(), TimeUnit.SECONDS).getJobID();
  }

  /**
   * Waits until every task of a job runs.
   *
   * @throws IllegalStateException when that takes more than a minute
   */
  public void awaitRunning(JobID job) throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    for (long looks = ANSWER.toMillis() / LOOK.toMillis(); looks > 0; looks--) {
      if (isRunning(job)) {
        return;
      }
      never.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }
    throw new IllegalStateException("job " + job + " did not start in " + ANSWER);
  }

  private boolean isRunning(JobID job) throws Exception {
    for (AccessExecutionVertex vertex :
        cluster
            .getExecutionGraph(job)
            .get(ANSWER.toSeconds(), TimeUnit.SECONDS)
            .getAllExecutionVertices()) {
      if (vertex.getExecutionState() != ExecutionState.RUNNING) {
        return false;
      }
    }
    return true;
  }

  /** Why a job has ended by itself; empty while it goes on. */
  public Optional<String> failureOf(JobID job) throws Exception {
    JobStatus status = cluster.getJobStatus(job).get(ANSWER.toSeconds(), TimeUnit.SECONDS);
    if (status != JobStatus.FAILED && status != JobStatus.FAILING) {
      return Optional.empty();
    }
    var failure =
        cluster.getExecutionGraph(job).get(ANSWER.toSeconds(), TimeUnit.SECONDS).getFailureInfo();
    return Optional.of(failure == null ? status.name() : rootOf(failure.getExceptionAsString()));
  }

  /** The first and the last cause of a printed stack trace: what broke, and what broke it. */
  private static String rootOf(String trace) {
    String first = trace.lines().findFirst().orElse("");
    return trace
        .lines()
        .filter(line -> line.startsWith(CAUSE))
        .reduce((earlier, later) -> later)
        .map(root -> first + "; because " + root.substring(CAUSE.length()))
        .orElse(first);
  }

  /** Ends a job: sources stop, everything under way comes out, a savepoint is kept. */
  public void drain(JobID job, Path savepoints) throws Exception {
    try {
      String savepoint =
          cluster
              .stopWithSavepoint(
                  job, savepoints.toUri().toString(), true, SavepointFormatType.CANONICAL)
              .get(DRAIN.toSeconds(), TimeUnit.SECONDS);
      LOG.info("job {} drained into {}", job, savepoint);
    } catch (TimeoutException e) {
      throw new IllegalStateException("job " + job + " did not drain in " + DRAIN, e);
    }
  }

  /** Stops a job at once, without a savepoint. */
  public void cancel(JobID job) {
    try {
      cluster.cancelJob(job).get(ANSWER.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("job {} was not cancelled", job, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }

  private static Configuration configuration(Path directory) {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.ADDRESS, LOOPBACK);
    configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    configuration.set(RestOptions.BIND_PORT, "8081-8181");
    configuration.set(WebOptions.SUBMIT_ENABLE, false);
    configuration.set(WebOptions.CANCEL_ENABLE, false);
    configuration.set(WebOptions.UPLOAD_DIR, directory.toString());
    configuration.set(JobManagerOptions.ADDRESS, LOOPBACK);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
    configuration.set(CoreOptions.TMP_DIRS, directory.toString());
    return configuration;
  }
}
