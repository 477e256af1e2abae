package lineside.training.card;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import lineside.training.chart.LineChart;

/**
 * Writes the pictures of a card as files, for Markdown, and hands them out inline, for the page.
 */
final class CardPictures {
  private final Path folder;
  private int number;

  CardPictures(Path folder) {
    this.folder = folder;
  }

  /** A chart: {@code title}, {@code file} and {@code svg}. */
  Map<String, Object> chart(LineChart chart) throws IOException {
    String svg = chart.svg();
    String file = "chart-%02d.svg".formatted(number++);
    Files.writeString(folder.resolve(file), svg);
    return Map.of("title", chart.title(), "file", file, "svg", svg);
  }

  /** An example: {@code caption}, {@code file} and {@code data}. */
  Map<String, Object> example(CardEvaluation.Example example) throws IOException {
    String file = "picture-%02d.jpg".formatted(number++);
    Files.write(folder.resolve(file), example.jpeg());
    String data = "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(example.jpeg());
    return Map.of("caption", example.caption(), "file", file, "data", data);
  }
}
