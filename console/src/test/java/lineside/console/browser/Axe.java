package lineside.console.browser;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openqa.selenium.chrome.ChromeDriver;

/** Asks axe-core what is wrong with a page for people who see, hear or move otherwise. */
final class Axe {
  private static final String RUN =
      "const done = arguments[arguments.length - 1];"
          + "axe.run(document, {resultTypes: ['violations']}).then(result => done(result.violations"
          + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
          + ".map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html + ' ' + n.failureSummary).join(' | '))),"
          + " error => done([String(error)]));";

  private final String source;

  Axe() throws IOException {
    try (InputStream script = requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
      this.source = new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Serious and critical findings of the page as it stands. */
  List<String> findings(ChromeDriver driver) {
    driver.executeScript(source);
    Object found = driver.executeAsyncScript(RUN);
    return found instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(found));
  }
}
