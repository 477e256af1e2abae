package lineside.cli.broker;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lineside.bench.BrokerStarter;

/** A {@link BrokerMain} that this process started; ends with it. Used by one thread. */
public final class BrokerProcess implements BrokerStarter.Broker {
  private static final long END_SECONDS = 20;

  private final Process process;
  private final String bootstrapServers;

  private BrokerProcess(Process process, String bootstrapServers) {
    this.process = process;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts a node with the class path of this process. In the directory of an earlier node it goes
   * on with its data on its ports.
   *
   * @param directory for its data, and beside it its log
   * @throws IOException when it does not come up; the message names the log
   */
  public static BrokerProcess start(Path directory) throws IOException {
    Path data = Files.createDirectories(directory.toAbsolutePath());
    File log = data.resolveSibling(directory.getFileName() + ".log").toFile();
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xms256m",
                    "-Xmx512m",
                    "-XX:+UseG1GC",
                    "-XX:G1HeapRegionSize=16m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    BrokerMain.class.getName(),
                    directory.toString()))
            .redirectError(ProcessBuilder.Redirect.appendTo(log))
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.matches("[0-9.]+:[0-9]+")) {
        return new BrokerProcess(process, line);
      }
    }
    process.destroyForcibly();
    throw new IOException("broker did not come up, see " + log);
  }

  @Override
  public String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public long processId() {
    return process.pid();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
