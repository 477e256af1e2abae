package lineside.bench.fuzz;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import lineside.bench.BrokerStarter;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;
import lineside.bench.plant.Listener;
import lineside.bench.plant.Topics;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Sends a line's messages, a tenth of them damaged on every topic, as fast as the job takes them,
 * and accounts for each: every trigger that can be read has its verdicts, everything that cannot be
 * used is a dead letter, nothing else is, and the job neither restarts nor grows.
 */
public final class FuzzBench {
  private static final int PARTS_AT_ONCE = 50;
  private static final int MOST_OPEN_VIEWS = 800;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final double MOST_GROWTH = 1.5;

  /** Below that, nothing has reached its bound yet. */
  private static final long GROWTH_BYTES = 1 << 20;

  private final FuzzConfig config;
  private final Consumer<String> progress;
  private final Accounts accounts = new Accounts();

  private FuzzBench(FuzzConfig config, Consumer<String> progress) {
    this.config = config;
    this.progress = progress;
  }

  /**
   * Runs.
   *
   * @param progress hears what is under way
   */
  public static Report run(FuzzConfig config, Consumer<String> progress) throws Exception {
    List<Figure> figures = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    int ofJobs = (int) (config.messages() * config.part().shareOfJobs());
    if (ofJobs > 0) {
      Report jobs = new FuzzBench(config.with(ofJobs), progress).run();
      figures.addAll(jobs.figures());
      remarks.addAll(jobs.remarks());
    }
    if (config.messages() > ofJobs) {
      ServicesUnderFuzz services = new ServicesUnderFuzz(config, progress);
      figures.addAll(services.run(config.messages() - ofJobs));
      remarks.add(
          "ingest, console, mes-json, uplink: processes at a broker of their own; %d messages on"
                  .formatted(config.messages() - ofJobs)
              + " all topics (half damaged, half well-formed nonsense) and requests (one in four) to"
              + " all routes");
    }
    return new Report("fuzz", figures, remarks);
  }

  private Report run() throws Exception {
    try (BrokerStarter.Broker broker = config.broker().start(config.work().resolve("broker"));
        Topics topics = Topics.create(broker.bootstrapServers());
        Listener listener =
            new Listener(
                broker.bootstrapServers(),
                Topic.VIEW_VERDICT,
                Topic.GATE_VERDICT,
                Topic.DEAD_LETTER);
        Traffic traffic =
            new Traffic(broker.bootstrapServers(), config.seed(), pictures(), accounts);
        FuzzedJob job = FuzzedJob.start(broker.bootstrapServers(), config.work().resolve("job"))) {
      traffic.begin();
      long began = System.nanoTime();
      FuzzedJob.Condition half = feed(traffic, listener, job, config.messages() / 2);
      FuzzedJob.Condition full = feed(traffic, listener, job, config.messages());
      double seconds = (System.nanoTime() - began) / 1e9;
      settle(traffic, listener, job);
      return report(half, full, job.condition(), seconds);
    }
  }

  private FuzzedJob.Condition feed(Traffic traffic, Listener listener, FuzzedJob job, int until)
      throws Exception {
    long told = accounts.sent();
    while (accounts.sent() < until) {
      for (int i = 0; i < PARTS_AT_ONCE; i++) {
        traffic.part();
      }
      traffic.flush();
      hear(listener);
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (accounts.openViews() > MOST_OPEN_VIEWS) {
        hear(listener);
        if (System.nanoTime() > end || job.condition().isOver()) {
          progress.accept("the line stands: " + accounts.openViews() + " views without verdict");
          return job.condition();
        }
      }
      if (accounts.sent() - told >= config.messages() / 10) {
        told = accounts.sent();
        progress.accept(told + " messages, " + accounts.share());
      }
    }
    return job.condition();
  }

  private void settle(Traffic traffic, Listener listener, FuzzedJob job) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int time = 0; !accounts.areSettled(); time++) {
      traffic.end(time);
      for (int i = 0; i < 10; i++) {
        hear(listener);
      }
      if (System.nanoTime() > end || job.condition().isOver()) {
        return;
      }
    }
  }

  private void hear(Listener listener) {
    for (SpecificRecordBase message : listener.poll()) {
      if (message instanceof ViewVerdict verdict) {
        accounts.take(verdict);
      } else if (message instanceof PartVerdict verdict) {
        accounts.take(verdict);
      } else if (message instanceof DeadLetter letter) {
        accounts.take(letter);
      }
    }
  }

  private Report report(
      FuzzedJob.Condition half, FuzzedJob.Condition full, FuzzedJob.Condition end, double seconds) {
    Accounts.Open open = accounts.open();
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure(
            "not accounted for",
            "messages",
            Spread.of(open.sum()),
            Target.atMost(0),
            String.format(
                Locale.ROOT,
                "%d views and %d parts without verdict %s, %d unusable and not refused %s, %d whole"
                    + " and refused %s",
                open.views(),
                open.parts(),
                accounts.openParts(),
                open.silent().size(),
                examples(open.silent()),
                open.wrongly().size(),
                examples(open.wrongly()))));
    figures.add(
        new Figure(
            "restarts",
            "times",
            Spread.of((double) (end.isOver() ? end.restarts() + 1 : end.restarts())),
            Target.atMost(0),
            end.isOver() ? "the job has ended" : "the job runs"));
    double growth = (double) full.stateBytes() / Math.max(1, half.stateBytes());
    figures.add(
        new Figure(
            "state at the end to that at half",
            Figure.RATIO,
            Spread.of(growth),
            full.stateBytes() < GROWTH_BYTES ? null : Target.atMost(MOST_GROWTH),
            half.stateBytes() + " and " + full.stateBytes() + " bytes"));
    figures.add(
        new Figure(
            "pace",
            "messages/s",
            Spread.of(accounts.sent() / seconds),
            accounts.sent() + " messages"));
    List<String> remarks = new ArrayList<>();
    remarks.add("seed " + config.seed() + ": " + accounts.share());
    remarks.add("damaged by topic: " + accounts.damagedByTopic());
    remarks.add("dead letters by reason: " + accounts.reasons());
    return new Report("fuzz", figures, remarks);
  }

  private static List<String> examples(java.util.Set<String> places) {
    return places.stream().sorted().limit(5).toList();
  }

  /** A few small pictures with something on them. */
  private static List<byte[]> pictures() throws IOException {
    Random random = new Random(1);
    List<byte[]> files = new ArrayList<>();
    for (int n = 0; n < 8; n++) {
      BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
      for (int i = 0; i < 32 * 32; i++) {
        image.getRaster().setSample(i % 32, i / 32, 0, random.nextInt(256));
      }
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(image, "png", png);
      files.add(png.toByteArray());
    }
    return files;
  }
}
