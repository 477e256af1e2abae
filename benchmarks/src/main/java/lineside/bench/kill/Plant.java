package lineside.bench.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import lineside.bench.BrokerStarter;

/** Broker and cluster of a plant, and what may happen to them. Used by one thread. */
final class Plant implements AutoCloseable {
  private static final String STOP = "-STOP";
  private static final String GO_ON = "-CONT";

  private final BrokerStarter starter;
  private final Path brokerDirectory;
  private final FlinkProcesses flink;
  private BrokerStarter.Broker broker;

  private Plant(
      BrokerStarter starter,
      Path brokerDirectory,
      BrokerStarter.Broker broker,
      FlinkProcesses flink) {
    this.starter = starter;
    this.brokerDirectory = brokerDirectory;
    this.broker = broker;
    this.flink = flink;
  }

  /** Starts both below a directory. */
  static Plant start(BrokerStarter starter, Path work, int slots) throws Exception {
    Path directory = work.resolve("broker");
    BrokerStarter.Broker broker = starter.start(directory);
    boolean isUp = false;
    try {
      Plant plant =
          new Plant(starter, directory, broker, FlinkProcesses.start(work.resolve("flink"), slots));
      isUp = true;
      return plant;
    } finally {
      if (!isUp) {
        broker.close();
      }
    }
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  FlinkProcesses flink() {
    return flink;
  }

  /** Lets something happen; returns when it has, and what was killed was started again. */
  void suffer(Round round, Runnable whileStalled) throws Exception {
    switch (round.fault()) {
      case TASK_MANAGER -> flink.active().kill();
      case JOB_MANAGER -> flink.restartManager();
      case BROKER -> restartBroker();
      case TASK_MANAGER_STALLS -> stall(flink.active().processId(), round, whileStalled);
      case BROKER_STALLS -> stall(broker.processId(), round, whileStalled);
      case BROKER_AND_TASK_MANAGER -> {
        flink.active().kill();
        restartBroker();
      }
      case BOTH_MANAGERS -> {
        flink.active().kill();
        flink.restartManager();
      }
    }
  }

  private void restartBroker() throws Exception {
    broker.kill();
    broker = starter.start(brokerDirectory);
  }

  private static void stall(long process, Round round, Runnable meanwhile)
      throws IOException, InterruptedException {
    signal(STOP, process);
    try {
      long end = System.nanoTime() + (long) (round.stallSeconds() * TimeUnit.SECONDS.toNanos(1));
      while (System.nanoTime() < end) {
        meanwhile.run();
      }
    } finally {
      signal(GO_ON, process);
    }
  }

  private static void signal(String signal, long process) throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", signal, Long.toString(process)).start().waitFor();
    if (code != 0) {
      throw new IOException("kill " + signal + " " + process + " failed: exit " + code);
    }
  }

  /** So many task managers run again that one stands by. */
  void makeUpForTheDead(Duration patience) throws Exception {
    flink.makeUpForTheDead(patience);
  }

  @Override
  public void close() {
    flink.close();
    broker.close();
  }
}
