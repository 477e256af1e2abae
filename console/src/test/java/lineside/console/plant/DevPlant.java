package lineside.console.plant;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lineside.console.Console;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.topic.Topic;
import lineside.testbroker.TestBroker;

/**
 * A broker, a line that says something twice a second and a console, to look at pages without the
 * jobs: {@code DevPlant DIRECTORY}. Runs until it is killed.
 */
public final class DevPlant {
  private static final Duration TAKT = Duration.ofMillis(500);

  private DevPlant() {}

  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    try (TestBroker broker = TestBroker.start(directory.resolve("broker"));
        Plant plant = Plant.on(broker);
        FakeLine line = new FakeLine(broker, plant);
        Console console = Consoles.demo(broker, directory)) {
      System.out.println(console.address() + " on " + broker.bootstrapServers());
      CountDownLatch end = new CountDownLatch(1);
      for (long n = 1; !end.await(TAKT.toMillis(), TimeUnit.MILLISECONDS); n++) {
        speak(plant, n);
        if (n % 60 == 10) {
          line.publish(raised(n));
        }
      }
    }
  }

  private static void speak(Plant plant, long n) {
    ResultEvaluation evaluation =
        n % 11 == 0
            ? ResultEvaluation.NOT_OK
            : n % 29 == 0 ? ResultEvaluation.NOT_DECIDABLE : ResultEvaluation.OK;
    PartVerdict verdict = SampleMessages.inspected(n, evaluation, Instant.now());
    ViewVerdict view = verdict.getViews().get(0);
    plant.send(Topic.VIEW_VERDICT, view.getLineId(), view);
    plant.send(Topic.GATE_VERDICT, verdict.getPartId(), verdict);
  }

  private static Alarm raised(long n) {
    Alarm alarm =
        SampleMessages.alarm("alarm-" + n, 0, AlarmPriority.HIGH, "Three scratches in ten parts");
    Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
    return Alarm.newBuilder(alarm).setRaisedAt(now).setChangedAt(now).build();
  }
}
