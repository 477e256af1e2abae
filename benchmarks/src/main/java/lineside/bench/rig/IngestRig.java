package lineside.bench.rig;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lineside.bench.plant.PlantMap;
import lineside.bench.wire.Place;

/** {@code lineside ingest} whose cameras are pushed to by HTTP. Used by one thread. */
public final class IngestRig implements AutoCloseable {
  private static final int HEAP_MEGABYTES = 256;
  private static final Duration START = Duration.ofMinutes(1);

  private final JavaProcess.Program program;
  private final JavaProcess.Where where;
  private final URI address;
  private final HttpClient http = HttpClient.newHttpClient();
  private JavaProcess process;

  private IngestRig(JavaProcess.Program program, JavaProcess.Where where, URI address)
      throws IOException {
    this.program = program;
    this.where = where;
    this.address = address;
    this.process = JavaProcess.start(program, where);
  }

  /**
   * Starts one; returns when it answers.
   *
   * @param where place and log; journals and spool lie beside the log
   */
  public static IngestRig start(String bootstrapServers, PlantMap map, JavaProcess.Where where)
      throws IOException, InterruptedException {
    List<String> cameras = new ArrayList<>();
    for (int camera = 0; camera < map.cameras(); camera++) {
      cameras.add("id: %s, line: %s, kind: push".formatted(map.camera(camera), map.line(camera)));
    }
    return start(bootstrapServers, cameras, where);
  }

  /**
   * The same with other cameras.
   *
   * @param cameras the keys of each, as its configuration has them
   */
  public static IngestRig start(
      String bootstrapServers, List<String> cameras, JavaProcess.Where where)
      throws IOException, InterruptedException {
    Place place = where.place();
    int port = FreePort.find();
    Path file = Files.createDirectories(where.logs()).resolve("ingest.yaml");
    List<String> lines =
        new ArrayList<>(
            List.of(
                "bootstrap-servers: '" + bootstrapServers + "'",
                "journal-dir: " + where.logs().resolve("journal"),
                "http-host: " + place.address(),
                "http-port: " + port,
                "cameras:"));
    cameras.forEach(camera -> lines.add("  - {" + camera + "}"));
    Files.write(file, lines);
    IngestRig rig =
        new IngestRig(
            LinesideCommand.of(HEAP_MEGABYTES, "ingest", List.of("--config", file.toString())),
            where,
            URI.create("http://%s:%d/".formatted(place.address(), port)));
    boolean isUp = false;
    try {
      Patience.await("ingest", START, rig::answers);
      isUp = true;
      return rig;
    } finally {
      if (!isUp) {
        rig.close();
      }
    }
  }

  /** Whether it answers. */
  public boolean answers() throws IOException, InterruptedException {
    if (!process.isAlive()) {
      throw new IOException("ingest does not come up, see " + where.logs());
    }
    try {
      return http.send(
                  HttpRequest.newBuilder(address.resolve("metrics"))
                      .timeout(Duration.ofSeconds(5))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** What it says of itself. */
  public String metrics() throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(address.resolve("metrics"))
                .timeout(Duration.ofSeconds(5))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** Where it takes images and answers. */
  public URI address() {
    return address;
  }

  /** The process that runs now. */
  public JavaProcess process() {
    return process;
  }

  /** Kills it and starts it again. */
  public void restart() throws IOException, InterruptedException {
    process.kill();
    process = JavaProcess.start(program, where);
  }

  @Override
  public void close() {
    process.close();
  }
}
