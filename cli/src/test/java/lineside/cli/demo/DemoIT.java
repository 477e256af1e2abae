package lineside.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import lineside.cli.terminal.Terminal;
import lineside.ingest.pace.Pace;
import lineside.vision.model.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole system, from pictures to summary, on the material and the model of the project. */
class DemoIT {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Path SMOKE = PROJECT.resolve("sample-footage/clips/smoke");
  private static final Path MODEL = PROJECT.resolve("sample-footage/models/small");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StringWriter terminal = new StringWriter();

  @Test
  void givesEveryPartOfTheSmokeClipExactlyOneVerdict(@TempDir Path out) throws Exception {
    run(new DemoConfig.Source.Footage(SMOKE), out);

    JsonNode summary = JSON.readTree(out.resolve("summary.json").toFile());
    long parts = Files.readAllLines(SMOKE.resolve("truth.jsonl")).size();
    assertThat(summary.at("/parts/triggered").asLong()).isEqualTo(parts);
    assertThat(summary.at("/parts/finalVerdicts").asLong()).isEqualTo(parts);
    assertThat(summary.at("/parts/duplicates").asLong()).isZero();
    assertThat(Files.readAllLines(out.resolve("verdicts.jsonl"))).hasSize((int) parts);
    assertThat(summary.at("/frames/triggered").asLong())
        .isEqualTo(summary.at("/frames/published").asLong() + summary.at("/frames/lost").asLong());
    assertThat(summary.at("/accuracy/cascade/fn").asLong()).isLessThanOrEqualTo(1);
    assertThat(summary.at("/accuracy/cascade/fp").asLong()).isLessThanOrEqualTo(2);
    assertThat(summary.at("/escalation").isNull()).isTrue();
    assertThat(out.resolve("report/index.html")).isNotEmptyFile();
    assertThat(undefinedParts(out)).containsExactlyElementsOf(partsWithPlantedFault());
  }

  @Test
  void goesOnAfterPicturesThatNobodyCanRead(@TempDir Path directory) throws Exception {
    Path images = Files.createDirectories(directory.resolve("images"));
    byte[] jpeg = picture("jpg");
    Files.write(images.resolve("1-sound.png"), picture("png"));
    Files.write(images.resolve("2-truncated.jpg"), Arrays.copyOf(jpeg, jpeg.length / 2));
    Files.write(images.resolve("3-empty.png"), new byte[0]);
    Files.write(images.resolve("4-huge.png"), withSize(picture("png"), 20_000, 20_000));
    Files.write(images.resolve("5-sound.jpg"), jpeg);

    run(new DemoConfig.Source.Images(images), directory.resolve("out"));

    JsonNode summary = JSON.readTree(directory.resolve("out/summary.json").toFile());
    assertThat(summary.at("/parts/finalVerdicts").asLong()).isEqualTo(5);
    assertThat(summary.at("/parts/undefined").asLong()).isEqualTo(3);
    assertThat(summary.at("/frames/deadLettered").asLong() + summary.at("/frames/lost").asLong())
        .isEqualTo(3);
    assertThat(summary.at("/accuracy").isNull()).isTrue();
  }

  private void run(DemoConfig.Source source, Path out) throws Exception {
    Terminal plain = new Terminal(new PrintWriter(terminal), Terminal.Kind.PLAIN, System::nanoTime);
    new Demo(
            new DemoConfig(
                source,
                Pace.MAX,
                DemoConfig.End.EXIT,
                DemoConfig.Page.SERVED,
                out,
                new DemoConfig.Model(MODEL, Provider.CPU)),
            new FootageCache(out.resolve("cache"), plain),
            plain)
        .run();
  }

  private static List<String> undefinedParts(Path out) throws IOException {
    return Files.readAllLines(out.resolve("verdicts.jsonl")).stream()
        .map(DemoIT::read)
        .filter(verdict -> verdict.path("resultEvaluation").asText().equals("UNDEFINED"))
        .map(verdict -> verdict.path("partId").asText())
        .sorted()
        .toList();
  }

  private static List<String> partsWithPlantedFault() throws IOException {
    return Files.readAllLines(SMOKE.resolve("truth.jsonl")).stream()
        .map(DemoIT::read)
        .filter(part -> part.path("label").asText().equals("undefined"))
        .map(part -> part.path("partId").asText())
        .sorted()
        .toList();
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new IllegalStateException(line, e);
    }
  }

  private static byte[] picture(String format) throws IOException {
    BufferedImage picture = new BufferedImage(320, 240, BufferedImage.TYPE_BYTE_GRAY);
    Random grain = new Random(5);
    for (int i = 0; i < 320 * 240; i++) {
      picture.getRaster().setSample(i % 320, i / 320, 0, 120 + grain.nextInt(16));
    }
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    ImageIO.write(picture, format, encoded);
    return encoded.toByteArray();
  }

  /** Changes width and height in the header of a PNG, with the right checksum. */
  private static byte[] withSize(byte[] png, int width, int height) {
    ByteBuffer changed = ByteBuffer.wrap(png.clone());
    changed.putInt(16, width).putInt(20, height);
    CRC32 checksum = new CRC32();
    checksum.update(changed.array(), 12, 17);
    changed.putInt(29, (int) checksum.getValue());
    return changed.array();
  }
}
