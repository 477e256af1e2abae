package lineside.bench.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lineside.bench.wire.Place;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A standalone Flink cluster of real processes: a job manager with ZooKeeper, a task manager that
 * runs everything, and one that stands by with as many slots. Used by one thread.
 */
public final class FlinkProcesses implements AutoCloseable {
  private static final int MANAGER_HEAP_MEGABYTES = 400;
  private static final int WORKER_HEAP_MEGABYTES = 704;
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration SESSION = Duration.ofSeconds(15);

  /** One that runs everything and one that stands by. */
  private static final int WORKERS = 2;

  private final Sites sites;
  private final Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ZooKeeperProcess zookeeper;
  private final RestClusterClient<StandaloneClusterId> client;
  private final List<JavaProcess> workers = new ArrayList<>();
  private JavaProcess manager;
  private int started;

  /**
   * Where its processes run.
   *
   * @param manager the job manager
   * @param workers the task managers
   * @param zookeeper what the job manager leaves things with
   * @param environment of the task managers
   */
  public record Sites(
      Place manager, Place workers, Place zookeeper, Map<String, String> environment) {
    /** Copies. */
    public Sites {
      environment = Map.copyOf(environment);
    }
  }

  private FlinkProcesses(
      Sites sites,
      Path directory,
      ZooKeeperProcess zookeeper,
      RestClusterClient<StandaloneClusterId> client)
      throws IOException {
    this.sites = sites;
    this.directory = directory;
    this.zookeeper = zookeeper;
    this.client = client;
    this.manager = startManager();
  }

  private JavaProcess startManager() throws IOException {
    return JavaProcess.start(
        new JavaProcess.Program(
            "jobmanager",
            MANAGER_HEAP_MEGABYTES,
            StandaloneSessionClusterEntrypoint.class.getName(),
            List.of("--configDir", directory.resolve("conf").toString())),
        new JavaProcess.Where(sites.manager(), Map.of(), directory.resolve("logs")));
  }

  /**
   * Starts a job manager and the first task manager; returns when it has registered.
   *
   * @param directory for configuration, logs and temporary files
   * @param slots of each task manager
   */
  public static FlinkProcesses start(Sites sites, Path directory, int slots) throws Exception {
    int rpc = FreePort.find();
    int rest = FreePort.find();
    String manager = sites.manager().address();
    String workers = sites.workers().address();
    Path temporary = Files.createDirectories(directory.resolve("tmp"));
    Path configuration = Files.createDirectories(directory.resolve("conf"));
    ZooKeeperProcess zookeeper =
        ZooKeeperProcess.start(sites.zookeeper(), directory.resolve("zookeeper"));
    Files.write(
        configuration.resolve("config.yaml"),
        List.of(
            "jobmanager.rpc.address: " + manager,
            "high-availability.type: zookeeper",
            "high-availability.zookeeper.quorum: " + zookeeper.address(),
            "high-availability.zookeeper.client.connection-timeout: 5000",
            // How long its successor waits when a job manager dies without a word; ZooKeeper's
            // usual minute (of which the server grants 40 s) was all of a recovery of 46 s.
            "high-availability.zookeeper.client.session-timeout: " + SESSION.toMillis(),
            // A connection that stands still for a moment, as on a machine with other work, is no
            // reason to start the jobs anew; a session that has ended is.
            "high-availability.zookeeper.client.tolerate-suspended-connections: true",
            "high-availability.storageDir: " + directory.resolve("ha").toUri(),
            "high-availability.cluster-id: plant",
            // As everything else: the job manager that is started again is found where it was.
            "high-availability.jobmanager.port: " + rpc,
            "jobmanager.bind-host: " + manager,
            "rest.address: " + manager,
            "rest.bind-address: " + manager,
            "rest.port: " + rest,
            "taskmanager.host: " + workers,
            "taskmanager.bind-host: " + workers,
            "taskmanager.numberOfTaskSlots: " + slots,
            "taskmanager.cpu.cores: " + slots,
            "taskmanager.memory.task.heap.size: 384m",
            "taskmanager.memory.task.off-heap.size: 256m",
            "taskmanager.memory.managed.size: 16m",
            "taskmanager.memory.framework.heap.size: 128m",
            "taskmanager.memory.framework.off-heap.size: 128m",
            "taskmanager.memory.jvm-metaspace.size: 256m",
            "taskmanager.memory.jvm-overhead.min: 192m",
            "taskmanager.memory.jvm-overhead.max: 192m",
            "taskmanager.memory.network.min: 64m",
            "taskmanager.memory.network.max: 64m",
            "io.tmp.dirs: " + temporary,
            // A dead process is noticed after two heartbeats that nobody takes; the timeout is for
            // one that lives and does not answer, as on a machine with other work.
            "heartbeat.interval: 1000",
            "heartbeat.rpc-failure-threshold: 2",
            "heartbeat.timeout: 30000"));
    Configuration where = new Configuration();
    where.set(RestOptions.ADDRESS, manager);
    where.set(RestOptions.PORT, rest);
    FlinkProcesses cluster =
        new FlinkProcesses(
            sites,
            directory,
            zookeeper,
            new RestClusterClient<>(where, StandaloneClusterId.getInstance()));
    boolean isUp = false;
    try {
      cluster.addWorker();
      isUp = true;
      return cluster;
    } finally {
      if (!isUp) {
        cluster.close();
      }
    }
  }

  /** Starts one more task manager; returns when the job manager knows it. */
  void addWorker() throws Exception {
    String name = "taskmanager-" + ++started;
    JavaProcess worker =
        JavaProcess.start(
            new JavaProcess.Program(
                name,
                WORKER_HEAP_MEGABYTES,
                TaskManagerRunner.class.getName(),
                List.of(
                    "--configDir",
                    directory.resolve("conf").toString(),
                    "-D",
                    "taskmanager.resource-id=" + name)),
            new JavaProcess.Where(sites.workers(), sites.environment(), directory.resolve("logs")));
    workers.add(worker);
    Patience.await(name + " to register", START, () -> isRegistered(worker));
  }

  /** The task manager that runs the most. */
  public JavaProcess active() throws IOException, InterruptedException {
    Map<String, Integer> free = freeSlots();
    return workers.stream()
        .filter(JavaProcess::isAlive)
        .min(Comparator.comparingInt(worker -> free.getOrDefault(worker.name(), Integer.MAX_VALUE)))
        .orElseThrow(() -> new IllegalStateException("no task manager is alive"));
  }

  /** Kills the job manager and starts it again; jobs go on by what it left with ZooKeeper. */
  public void restartManager() throws IOException, InterruptedException {
    manager.kill();
    manager = startManager();
  }

  /** Starts the job manager again when it has ended itself, as whoever looks after it does. */
  public void reviveManager() throws IOException {
    if (!manager.isAlive()) {
      manager = startManager();
    }
  }

  /** Starts as many task managers as have died; returns when they are known. */
  public void makeUpForTheDead(Duration patience) throws Exception {
    workers.removeIf(worker -> !worker.isAlive());
    while (workers.size() < WORKERS) {
      addWorker();
    }
    Patience.await("every task manager to be known", patience, this::areAllKnown);
  }

  private boolean areAllKnown() throws InterruptedException {
    try {
      return freeSlots().keySet().containsAll(workers.stream().map(JavaProcess::name).toList());
    } catch (IOException notYet) {
      return false;
    }
  }

  private Map<String, Integer> freeSlots() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(client.getWebInterfaceURL() + "/taskmanagers"))
                .timeout(ANSWER)
                .build(),
            HttpResponse.BodyHandlers.ofString());
    Map<String, Integer> free = new HashMap<>();
    for (JsonNode known : new ObjectMapper().readTree(answer.body()).path("taskmanagers")) {
      free.put(known.path("id").asText(), known.path("freeSlots").asInt());
    }
    return free;
  }

  /** Submits what was built on {@code environment}. */
  public JobID submit(StreamExecutionEnvironment environment, String name) throws Exception {
    var graph = environment.getStreamGraph();
    graph.setJobName(name);
    return client.submitJob(graph.getJobGraph()).get(START.toSeconds(), TimeUnit.SECONDS);
  }

  /** Whether a job has ended by itself. */
  public boolean hasFailed(JobID job) throws Exception {
    JobStatus status = client.getJobStatus(job).get(START.toSeconds(), TimeUnit.SECONDS);
    return status.isGloballyTerminalState();
  }

  /** Ends a job. */
  public void cancel(JobID job) throws Exception {
    client.cancel(job).get(START.toSeconds(), TimeUnit.SECONDS);
  }

  private boolean isRegistered(JavaProcess worker) throws InterruptedException {
    if (!worker.isAlive() || !manager.isAlive()) {
      throw new IllegalStateException(worker.name() + " does not come up, see " + directory);
    }
    try {
      return freeSlots().containsKey(worker.name());
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    client.close();
    workers.forEach(JavaProcess::close);
    manager.close();
    zookeeper.close();
  }
}
