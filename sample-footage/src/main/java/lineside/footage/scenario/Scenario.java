package lineside.footage.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lineside.footage.defect.Photographer;
import lineside.footage.render.Seed;

/**
 * A simulated factory run, valid as soon as it exists.
 *
 * @param name short name
 * @param seed decides everything that is drawn by lot
 * @param startAt line time of offset 0
 * @param durationMillis length of the run
 * @param lines at least one
 * @param readings process sensors
 * @param causes planted causes
 * @param faults planted camera faults
 */
public record Scenario(
    String name,
    long seed,
    Instant startAt,
    long durationMillis,
    List<LineSpec> lines,
    List<ReadingSpec> readings,
    List<CauseSpec> causes,
    List<FaultSpec> faults) {
  public Scenario {
    lines = List.copyOf(lines);
    readings = List.copyOf(readings);
    causes = List.copyOf(causes);
    faults = List.copyOf(faults);
  }

  /**
   * Reads a scenario file.
   *
   * @throws ScenarioException naming every problem, when it is not valid
   * @throws IOException when it cannot be read
   */
  public static Scenario load(Path file) throws IOException, ScenarioException {
    return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
  }

  /** Reads scenario text; {@code source} names it in messages. */
  public static Scenario parse(String yaml, String source) throws ScenarioException {
    return new ScenarioReader(source).read(yaml);
  }

  public Optional<ReadingSpec> reading(String lineId, String quantity) {
    return readings.stream()
        .filter(r -> r.lineId().equals(lineId) && r.quantity().equals(quantity))
        .findFirst();
  }

  /** The line that a camera belongs to. */
  public Optional<LineSpec> lineOf(String cameraId) {
    return lines.stream()
        .filter(line -> line.cameras().stream().anyMatch(c -> c.cameraId().equals(cameraId)))
        .findFirst();
  }

  public Seed rootSeed() {
    return new Seed(seed).child("scenario");
  }

  /**
   * Names what a rendering of this scenario looks like: equal fingerprints, equal bytes. Hex, 16
   * digits.
   */
  public String fingerprint() {
    return "%016x".formatted(new Seed(Photographer.REVISION).child(toString()).value());
  }
}
