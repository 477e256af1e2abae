package lineside.bench.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lineside.bench.plant.Pictures;
import lineside.bench.plant.PlantMap;
import lineside.bench.rig.UplinkRig;
import lineside.vision.model.ModelPackage;

/**
 * A line of two cameras that is shown parts at a steady pace whatever happens to it, and what is
 * seen of its verdicts from outside. Used by one thread.
 */
final class LineUnderFaults implements AutoCloseable {
  /** Slots that the jobs take. */
  static final int SLOTS = 3;

  /** What it looks at. */
  static final PlantMap MAP = new PlantMap(2);

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration SETTLING = Duration.ofMinutes(2);
  private static final Duration STAND_BY = Duration.ofMinutes(3);

  /** Parts that a service is asked about before and after it was killed. */
  private static final int KNOWN = 20;

  private final Plant plant;
  private final KillConfig config;
  private final Consumer<String> progress;
  private final LineJobs jobs;
  private final Factory factory;
  private final Judge judge;
  private final Harm harm;
  private final List<Outcome> outcomes = new ArrayList<>();
  private Disturbances disturbances = new Disturbances(System.nanoTime());

  private LineUnderFaults(Plant plant, KillConfig config, LineJobs jobs, Consumer<String> progress)
      throws Exception {
    this.plant = plant;
    this.config = config;
    this.jobs = jobs;
    this.progress = progress;
    this.factory =
        new Factory(
            MAP,
            Pictures.golden(ModelPackage.load(config.plant().model())),
            config.plant().partsPerSecond(),
            plant.ingest().address());
    this.judge = new Judge(plant.bootstrapServers(), factory);
    this.harm = new Harm(plant, judge::poll);
  }

  /**
   * Starts the jobs and the line; returns when verdicts come and another task manager stands by.
   */
  static LineUnderFaults start(Plant plant, KillConfig config, Consumer<String> progress)
      throws Exception {
    LineJobs jobs = LineJobs.submit(plant, config.plant().model(), MAP.recipes());
    progress.accept("jobs submitted");
    LineUnderFaults line = new LineUnderFaults(plant, config, jobs, progress);
    boolean isUp = false;
    try {
      long from = System.nanoTime();
      line.first("the first verdict", () -> line.judge.firstAtMes(from));
      plant.makeUpForTheDead(STAND_BY);
      line.disturbances = new Disturbances(System.nanoTime());
      progress.accept("first verdicts are there");
      isUp = true;
      return line;
    } finally {
      if (!isUp) {
        line.close();
      }
    }
  }

  /** Lets a round happen, waits until the line goes on, and judges. */
  Outcome endure(Round round) throws Exception {
    long happensAt = System.nanoTime() + (long) (round.calmSeconds() * TimeUnit.SECONDS.toNanos(1));
    await("the next round", () -> System.nanoTime() >= happensAt);
    List<String> known = judge.owed().parts().stream().sorted().limit(KNOWN).toList();
    long began = System.nanoTime();
    List<String> wrong = new ArrayList<>(harm.suffer(round, known));
    long from = round.fault().lasts() ? System.nanoTime() : began;
    FirstVerdicts.Decided first =
        first("a part that the gate is told something of", () -> judge.firstAtGate(from));
    double back = secondsBetween(from, first.atNanos());
    back = Math.max(back, secondsOfService(round, first.partId(), from, wrong));
    FirstVerdicts.Decided committed =
        first("a part that the MES is told something of", () -> judge.firstAtMes(from));
    double mes = secondsBetween(from, committed.atNanos());
    plant.makeUpForTheDead(STAND_BY);
    wrong.addAll(settle());
    disturbances.add(began, System.nanoTime());
    Outcome outcome = new Outcome(round, back, mes, wrong);
    outcomes.add(outcome);
    tell(outcome);
    return outcome;
  }

  /** Until what a service of its own must do is done; 0 where none is concerned. */
  private double secondsOfService(Round round, String first, long from, List<String> wrong)
      throws Exception {
    Fault fault = round.fault();
    if (fault == Fault.CONSOLE) {
      await(
          "the console to tell of a part after the fault",
          () ->
              !plant.services().console().get("api/parts?query=" + first).path("parts").isEmpty());
    } else if (fault == Fault.UPLINK_CUT) {
      CentreBooks centre =
          new CentreBooks(
              plant.bootstrapServers(),
              plant.services().centre().bootstrapServers(),
              UplinkRig.archiveOfCentre(plant.work().resolve("uplink")));
      Set<String> files = centre.announced();
      if (files.isEmpty()) {
        wrong.add("the line has announced no file for the centre");
      }
      await(
          "the centre to have " + files.size() + " files",
          PATIENCE.plus(round.stall()),
          () -> centre.hasAll(files));
    } else {
      return 0;
    }
    return secondsBetween(from, System.nanoTime());
  }

  /** Waits until everything shown so far is accounted for; what is wrong then, in words. */
  private List<String> settle() throws Exception {
    Judge.Owed owed = judge.owed();
    long end = System.nanoTime() + SETTLING.toNanos();
    await("everything", () -> judge.isSettled(owed) || System.nanoTime() > end);
    return judge.wrong(owed);
  }

  private void tell(Outcome outcome) {
    Round round = outcome.round();
    progress.accept(
        String.format(
            Locale.ROOT,
            "round %d: %s after %.1f s%s, back in %.1f s, MES in %.1f s%s",
            round.number(),
            round.words(),
            round.calmSeconds(),
            round.fault().lasts() ? " for " + Math.round(round.stallSeconds()) + " s" : "",
            outcome.backSeconds(),
            outcome.mesSeconds(),
            outcome.wrong().isEmpty() ? "" : "; WRONG: " + outcome.wrong()));
    if (!outcome.wrong().isEmpty()) {
      progress.accept("again: " + again(round));
    }
  }

  /** The command that lets a round happen again by itself. */
  String again(Round round) {
    Duration lasting = config.lasting();
    return "./lineside bench kill --seed %d --first %d --rounds 1 --faults %s%s"
        .formatted(
            config.seed(),
            round.number(),
            round.fault(),
            lasting == null ? "" : " --lasting " + lasting.toSeconds());
  }

  private static double secondsBetween(long fromNanos, long toNanos) {
    return (toNanos - fromNanos) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  /** Shows no more parts and waits until every one has its verdict, or nothing comes any more. */
  void finish() throws Exception {
    factory.rest();
    List<String> wrong = settle();
    // What comes twice comes later than what comes once.
    long until = System.nanoTime() + 5 * LineJobs.CHECKPOINTS.toNanos();
    await("repetitions", () -> System.nanoTime() >= until);
    if (!wrong.isEmpty()) {
      progress.accept("at the end: " + wrong);
    }
    jobs.end();
  }

  private FirstVerdicts.Decided first(
      String what, Supplier<Optional<FirstVerdicts.Decided>> decided) throws Exception {
    await(what, () -> decided.get().isPresent());
    return decided.get().orElseThrow();
  }

  /** Looks at what comes until the condition holds. */
  private void await(String what, Callable<Boolean> condition) throws Exception {
    await(what, PATIENCE, condition);
  }

  private void await(String what, Duration patience, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited for " + what + " for " + patience);
      }
      plant.lookAfter();
      judge.poll();
    }
  }

  /** What each round came to. */
  List<Outcome> outcomes() {
    return List.copyOf(outcomes);
  }

  /** What must not be, of everything that was shown, in words. */
  List<String> wrong() {
    return judge.wrong(judge.owed());
  }

  /** How many parts came to be UNDEFINED. */
  Tally undefined() {
    return judge.undefined(disturbances);
  }

  /** How many images ended as a recorded loss. */
  Tally lost() {
    return judge.lost(disturbances);
  }

  /** What was seen, in words. */
  String seen() {
    return judge.seen();
  }

  @Override
  public void close() {
    factory.close();
    judge.close();
  }
}
