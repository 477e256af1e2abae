package lineside.bench.ingest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lineside.ingest.IngestService;
import lineside.ingest.agent.IngestSettings;
import lineside.ingest.books.CameraBooks;
import lineside.ingest.camera.CameraSet;
import lineside.ingest.pace.IngestClock;
import lineside.ingest.publish.KafkaFramePublisher;
import org.jspecify.annotations.Nullable;

/**
 * The ingest of a benchmark in a process of its own: does what its input says, one order a line,
 * answers each with a line, and ends with its input.
 *
 * <pre>
 * play PLAN      starts the cameras of a plan          answer: a sample
 * look           asks how it is                        answer: a sample
 * finish         ends what plays, in order             answer: a sample
 * publish ORDER  sends ready frames, without cameras   answer: what came of it
 * </pre>
 */
public final class IngestWorker {
  /** Begins each answer: everything else on the output is chatter. */
  static final String ANSWER = "> ";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String bootstrapServers;
  private final Path directory;
  private final PrintStream out;
  private @Nullable IngestService playing;

  private IngestWorker(String bootstrapServers, Path directory, PrintStream out) {
    this.bootstrapServers = bootstrapServers;
    this.directory = directory;
    this.out = out;
  }

  /** Takes broker and directory for journals and spool. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    IngestWorker worker = new IngestWorker(arguments[0], Path.of(arguments[1]), out);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      worker.obey(line);
    }
    worker.finish();
  }

  private void obey(String line) throws IOException, InterruptedException {
    int space = line.indexOf(' ');
    String order = space < 0 ? line : line.substring(0, space);
    String content = line.substring(space + 1);
    switch (order) {
      case "play" -> answer(play(JSON.readValue(content, LoadPlan.class)));
      case "look" -> answer(look());
      case "finish" -> answer(finish());
      case "publish" ->
          answer(
              ReadyFrames.publish(bootstrapServers, JSON.readValue(content, PublishOrder.class)));
      default -> throw new IllegalArgumentException("no such order: " + order);
    }
  }

  private void answer(Object content) throws IOException {
    out.println(ANSWER + JSON.writeValueAsString(content));
  }

  private IngestSample play(LoadPlan plan) throws IOException {
    IngestClock clock = IngestClock.system();
    CameraSet set =
        new CameraSet(
            SimulatedCamera.allOf(plan, clock), plan.course().pace(), clock.wall().instant());
    IngestSettings settings = IngestSettings.withJournalIn(directory.resolve(plan.name()));
    playing =
        IngestService.start(
            List.of(set), settings, clock, KafkaFramePublisher.open(bootstrapServers));
    return look();
  }

  private IngestSample look() throws IOException {
    return IngestSample.of(books());
  }

  private List<CameraBooks> books() {
    IngestService service = playing;
    return service == null ? List.of() : service.books();
  }

  /** A plan that has an end is over; of one that has none, what is under way is sent. */
  private IngestSample finish() throws IOException {
    IngestService service = playing;
    if (service != null) {
      service.close();
    }
    IngestSample last = look();
    playing = null;
    return last;
  }

  /**
   * Frames that are sent without cameras.
   *
   * @param image file with the image
   * @param warmUp frames before the clock runs
   * @param frames frames that count
   */
  record PublishOrder(String image, int warmUp, int frames) {}

  /**
   * What came of them.
   *
   * @param frames frames that Kafka took while the clock ran
   * @param nanos how long it ran
   * @param refused frames that Kafka did not take
   */
  record Published(int frames, long nanos, int refused) {
    double framesPerSecond() {
      return frames * (double) TimeUnit.SECONDS.toNanos(1) / nanos;
    }
  }
}
