package lineside.bench.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lineside.bench.JavaLaunch;

/**
 * An {@link IngestWorker} that this process started; ends with it. Used by one thread.
 *
 * <p>Every order waits for its answer; one to a process that has died is an {@link IOException}
 * that names its log.
 */
public final class IngestProcess implements AutoCloseable {
  /** Heap that an ingest of sixteen cameras has to do with. */
  public static final int HEAP_MEGABYTES = 1024;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long END_SECONDS = 30;

  private final Process process;
  private final Path log;
  private final BufferedReader answers;
  private final Writer orders;

  private IngestProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
  }

  /**
   * Starts one.
   *
   * @param directory for journals and spool, and beside it the log; a later process goes on with
   *     what an earlier one has left there
   */
  public static IngestProcess start(String bootstrapServers, Path directory) throws IOException {
    Files.createDirectories(directory);
    Path log = directory.resolveSibling(directory.getFileName() + ".log");
    List<String> command =
        JavaLaunch.command(
            HEAP_MEGABYTES,
            log,
            IngestWorker.class.getName(),
            List.of(bootstrapServers, directory.toString()));
    Path errors = directory.resolveSibling(directory.getFileName() + ".err");
    return new IngestProcess(
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
            .start(),
        log);
  }

  /** Starts the cameras of a plan. */
  public IngestSample play(LoadPlan plan) throws IOException {
    return ask("play " + json(plan), IngestSample.class);
  }

  /** How it is now. */
  public IngestSample look() throws IOException {
    return ask("look", IngestSample.class);
  }

  /** Ends what plays, in order. */
  public IngestSample finish() throws IOException {
    return ask("finish", IngestSample.class);
  }

  /** Sends ready frames without cameras. */
  IngestWorker.Published publish(IngestWorker.PublishOrder order) throws IOException {
    return ask("publish " + json(order), IngestWorker.Published.class);
  }

  private <T> T ask(String order, Class<T> type) throws IOException {
    try {
      orders.write(order + "\n");
      orders.flush();
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.startsWith(IngestWorker.ANSWER)) {
          return JSON.readValue(line.substring(IngestWorker.ANSWER.length()), type);
        }
      }
    } catch (JsonProcessingException wrong) {
      throw new IOException("ingest process answers something else, see " + log, wrong);
    } catch (IOException gone) {
      throw new IOException("ingest process has ended, see " + log, gone);
    }
    throw new IOException("ingest process has ended, see " + log);
  }

  private static String json(Object content) {
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it at once, as a power cut would: kill -9. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    try {
      orders.close();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException gone) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
