package lineside.training.replay;

import static lineside.training.replay.Comparisons.THRESHOLDS;
import static lineside.training.replay.Comparisons.answer;
import static lineside.training.replay.Comparisons.visible;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlipReportTest {
  private static final long MOST_BYTES = 20L << 20;

  @TempDir private Path directory;

  @Test
  void needsNothingBesideItAndEscapesNames() throws IOException {
    Comparison flip =
        new Comparison("<script>alert(1)</script>.png", null, answer(0.1), answer(0.9));

    String page = page(result(List.of(flip), List.of(shown(flip, 10))));

    assertThat(page)
        .contains("&lt;script&gt;alert(1)", "data:image/jpeg;base64,", "class=\"plot\"")
        .doesNotContain("<script", "http://", "https://", "src=\"/", "{{");
  }

  @Test
  void staysBelowItsBoundHoweverManyPicturesAreAskedFor() throws IOException {
    Comparison flip = new Comparison("flip.png", null, answer(0.1), answer(0.9));
    List<ShownFlip> many = Collections.nCopies(40, shown(flip, 1 << 20));

    String page = page(result(Collections.nCopies(50_000, flip), many));

    assertThat(page.length()).isGreaterThan(1 << 20).isLessThan((int) MOST_BYTES);
    assertThat(page).contains("12 of 50000 flips shown");
  }

  @Test
  void namesEveryFlipAndEveryDamagedPictureInTheJson() throws IOException {
    Comparison flip = new Comparison("flip.png", visible("crack"), answer(0.1), answer(0.9));
    Comparison same = new Comparison("same.png", null, answer(0.1), answer(0.2));
    FlipReport.write(result(List.of(flip, same), List.of()), directory);

    JsonNode json = new ObjectMapper().readTree(directory.resolve(FlipReport.JSON_FILE).toFile());

    assertThat(json.path("flips")).hasSize(1);
    assertThat(json.at("/flips/0/picture").asText()).isEqualTo("flip.png");
    assertThat(json.at("/flips/0/effect").asText()).isEqualTo("MENDS");
    assertThat(json.at("/okToNotOk/count").asInt()).isEqualTo(1);
    assertThat(json.at("/truth/mcNemarP").asDouble()).isEqualTo(1);
    assertThat(json.at("/damagedPictures/0/reason").asText()).isEqualTo("is torn");
    assertThat(json.at("/byKind/crack/mends").asInt()).isEqualTo(1);
  }

  @Test
  void saysSoWhenNothingChanges() throws IOException {
    Comparison same = new Comparison("same.png", null, answer(0.1), answer(0.2));

    assertThat(page(result(List.of(same), List.of())))
        .contains("Both packages decide every one of 1 pictures alike")
        .doesNotContain("<h2>Flips</h2>");
  }

  private String page(ReplayResult result) throws IOException {
    FlipReport.write(result, directory);
    return Files.readString(directory.resolve(FlipReport.PAGE_FILE));
  }

  private static ShownFlip shown(Comparison flip, int bytes) {
    return new ShownFlip(flip, List.of(new ShownFlip.Panel("place", new byte[bytes])));
  }

  private static ReplayResult result(List<Comparison> comparisons, List<ShownFlip> shown) {
    return new ReplayResult(
        "pictures",
        new Side("before", "/models/before", "11aa", "cpu", THRESHOLDS),
        new Side("after", "/models/after", "22bb", "cpu", THRESHOLDS),
        new ArrayList<>(comparisons),
        List.of(new Damaged("torn.png", "is torn")),
        shown);
  }
}
