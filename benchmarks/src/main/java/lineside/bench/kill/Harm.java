package lineside.bench.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineside.bench.rig.AnalyzerRig;
import lineside.bench.rig.ConsoleRig;
import lineside.bench.rig.JavaProcess;
import lineside.bench.rig.SmallDisk;
import lineside.schemas.topic.Topic;

/**
 * Does what a round says to a plant, and undoes it. What is wrong with a service afterwards is said
 * in words. Used by one thread.
 */
final class Harm {
  private static final Duration IN_SYNC = Duration.ofMinutes(2);

  private final Plant plant;
  private final Look look;
  private final List<String> wrong = new ArrayList<>();

  /** What goes on while something lasts. */
  @FunctionalInterface
  interface Look {
    /** Looks a moment at what comes from the plant. */
    void look() throws Exception;
  }

  /** Something to do or undo. */
  @FunctionalInterface
  private interface Deed {
    void run() throws Exception;
  }

  Harm(Plant plant, Look look) {
    this.plant = plant;
    this.look = look;
  }

  /**
   * Lets it happen; returns when it is over, and what was killed was started again.
   *
   * @param known parts with verdicts, of which services know something
   * @return what was wrong with a service, in words
   */
  List<String> suffer(Round round, List<String> known) throws Exception {
    wrong.clear();
    switch (round.fault()) {
      case TASK_MANAGER -> plant.flink().active().kill();
      case JOB_MANAGER -> plant.flink().restartManager();
      case BROKER -> restartBroker();
      case INGEST -> plant.ingest().restart();
      case CONSOLE -> restartConsole(known);
      case ANALYZER -> killAnalyzer(round);
      case TASK_MANAGER_STALLS -> stall(round, plant.flink().active());
      case BROKER_STALLS -> stall(round, leader());
      case INGEST_STALLS -> stall(round, plant.ingest().process());
      case BROKER_INGEST_CUT -> cut(round, Plant.BROKER, Plant.INGEST);
      case BROKER_TASK_MANAGER_CUT -> cut(round, Plant.BROKER, Plant.WORKERS);
      case JOB_MANAGER_TASK_MANAGER_CUT -> cut(round, Plant.MANAGER, Plant.WORKERS);
      case ZOOKEEPER_JOB_MANAGER_CUT -> cut(round, Plant.ZOOKEEPER, Plant.MANAGER);
      case BROKER_INGEST_SLOW -> slow(round, Plant.BROKER, Plant.INGEST);
      case BROKER_TASK_MANAGER_SLOW -> slow(round, Plant.BROKER, Plant.WORKERS);
      case JOB_MANAGER_TASK_MANAGER_SLOW -> slow(round, Plant.MANAGER, Plant.WORKERS);
      case ZOOKEEPER_JOB_MANAGER_SLOW -> slow(round, Plant.ZOOKEEPER, Plant.MANAGER);
      case UPLINK_CUT -> cut(round, Plant.UPLINK, Plant.CENTRE);
      case BROKER_DISK_FULL -> {
        full(round, plant.disks().broker());
        plant.brokers().reviveTheDead();
      }
      case CHECKPOINT_DISK_FULL -> full(round, plant.disks().checkpoints());
      case EVIDENCE_DISK_FULL -> full(round, plant.disks().evidence());
      case INGEST_CLOCK_JUMPS ->
          during(
              round,
              () -> plant.ingestClock().shift(round.shift()),
              () -> plant.ingestClock().shift(Duration.ZERO));
      case TASK_MANAGER_CLOCK_JUMPS ->
          during(
              round,
              () -> plant.workerClock().shift(round.shift()),
              () -> plant.workerClock().shift(Duration.ZERO));
      case BROKERS_ROLL -> roll();
      case BROKER_AND_TASK_MANAGER -> {
        plant.flink().active().kill();
        restartBroker();
      }
      case BOTH_MANAGERS -> {
        plant.flink().active().kill();
        plant.flink().restartManager();
      }
      case BROKER_AND_INGEST -> {
        leader().kill();
        plant.ingest().restart();
        plant.brokers().reviveTheDead();
      }
    }
    return List.copyOf(wrong);
  }

  private JavaProcess leader() throws InterruptedException {
    return plant.brokers().process(plant.brokers().leaderOf(Topic.FRAME.topicName()));
  }

  private void restartBroker() throws IOException, InterruptedException {
    leader().kill();
    plant.brokers().reviveTheDead();
  }

  private void roll() throws Exception {
    for (int id = 1; id <= plant.brokers().count(); id++) {
      plant.brokers().restartInOrder(id);
      await("every copy after a broker was restarted", IN_SYNC, plant.brokers()::isInSync);
    }
  }

  private void stall(Round round, JavaProcess process) throws Exception {
    during(round, process::stop, process::goOn);
  }

  private void cut(Round round, String one, String other) throws Exception {
    during(round, () -> plant.network().cut(one, other), plant.network()::mend);
  }

  private void slow(Round round, String one, String other) throws Exception {
    during(round, () -> plant.network().delay(one, other, round.delay()), plant.network()::mend);
  }

  private void full(Round round, Optional<SmallDisk> disk) throws Exception {
    SmallDisk small = disk.orElseThrow(() -> new IllegalStateException("no disk of our own"));
    during(round, small::fill, small::free);
  }

  private void during(Round round, Deed begin, Deed end) throws Exception {
    begin.run();
    try {
      long until = System.nanoTime() + round.stall().toNanos();
      while (System.nanoTime() < until) {
        look.look();
      }
    } finally {
      end.run();
    }
  }

  /** Kills it, and asks again what it had answered. */
  private void restartConsole(List<String> known) throws Exception {
    ConsoleRig console = plant.services().console();
    Map<String, JsonNode> before = answers(console, known);
    if (before.size() < known.size()) {
      wrong.add("console knew %d of %d parts before".formatted(before.size(), known.size()));
    }
    console.restart();
    await("the console", IN_SYNC, console::answers);
    Map<String, JsonNode> after = answers(console, known);
    before.forEach(
        (part, answer) -> {
          if (!answer.equals(after.get(part))) {
            wrong.add(
                "console on %s: before %s, after %s".formatted(part, answer, after.get(part)));
          }
        });
  }

  private static Map<String, JsonNode> answers(ConsoleRig console, List<String> parts)
      throws IOException, InterruptedException {
    Map<String, JsonNode> answers = new HashMap<>();
    for (String part : parts) {
      JsonNode answer = console.get("api/parts?query=" + part).path("parts");
      if (!answer.isEmpty()) {
        answers.put(part, answer);
      }
    }
    return answers;
  }

  /** Kills a run at a moment of it, and holds the next one's report against the undisturbed. */
  private void killAnalyzer(Round round) throws Exception {
    AnalyzerRig analyzer = plant.services().analyzer();
    analyzer.forget();
    try (JavaProcess run = analyzer.begin()) {
      long wait = (long) (round.strength() * analyzer.wholeMillis() * 1_000_000);
      long until = System.nanoTime() + wait;
      while (System.nanoTime() < until) {
        look.look();
      }
      run.kill();
    }
    try (JavaProcess again = analyzer.begin()) {
      await("the analyzer", IN_SYNC, () -> !again.isAlive());
      if (again.await() != 0 || !analyzer.isReportAsExpected()) {
        wrong.add("the report of the analyzer is not what it is undisturbed");
      }
    }
  }

  private void await(String what, Duration patience, java.util.concurrent.Callable<Boolean> holds)
      throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (!holds.call()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited for " + what + " for " + patience);
      }
      look.look();
    }
  }
}
