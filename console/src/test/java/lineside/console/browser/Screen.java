package lineside.console.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What a person does with a page, and waits for; never longer than a minute. */
final class Screen {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path SHOTS = Path.of("target", "screenshots");
  final ChromeDriver driver;
  private final String address;

  Screen(ChromeDriver driver, String address) {
    this.driver = driver;
    this.address = address;
  }

  Screen open(String path) {
    driver.get(address + path);
    until("the page " + path + " to be filled", () -> !all("main[aria-busy=false]").isEmpty());
    return this;
  }

  /** Another window size. */
  Screen sized(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
    return this;
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** The first visible one, waited for. */
  WebElement one(String css) {
    return new WebDriverWait(driver, PATIENCE)
        .ignoring(StaleElementReferenceException.class)
        .withMessage(() -> "no visible " + css)
        .until(page -> all(css).stream().filter(WebElement::isDisplayed).findFirst().orElse(null));
  }

  boolean has(String css) {
    return all(css).stream().anyMatch(WebElement::isDisplayed);
  }

  String text(String css) {
    return String.valueOf(
        script("return document.querySelector(arguments[0])?.textContent ?? ''", css));
  }

  Screen click(String css) {
    until(
        css + " to take a click",
        () -> {
          WebElement found = one(css);
          if (!found.isEnabled()) {
            return false;
          }
          script("arguments[0].scrollIntoView({block: 'center'})", found);
          found.click();
          return true;
        });
    return this;
  }

  Screen type(String css, String text) {
    WebElement field = one(css);
    field.clear();
    field.sendKeys(text);
    return this;
  }

  /** Keys to whatever has the focus. */
  Screen press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
    return this;
  }

  Screen enter() {
    return press(Keys.ENTER);
  }

  Screen waitForText(String css, String text) {
    until("'" + text + "' in " + css, () -> text(css).contains(text));
    return this;
  }

  Screen waitFor(String css) {
    one(css);
    return this;
  }

  Screen waitUntilGone(String css) {
    until(css + " to go", () -> !has(css));
    return this;
  }

  void until(String what, BooleanSupplier condition) {
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100))
        .ignoring(RuntimeException.class)
        .withMessage(() -> what + " was not seen; the page says: " + text("main").strip())
        .until(page -> condition.getAsBoolean());
  }

  Object script(String source, Object... arguments) {
    return driver.executeScript(source, arguments);
  }

  Map<String, Object> command(String name, Map<String, Object> parameters) {
    return driver.executeCdpCommand(name, parameters);
  }

  /** Keeps a picture of the page as target/screenshots/console-NAME.png. */
  Screen keep(String name) throws IOException {
    return keep(name, 1);
  }

  /** The same, smaller. */
  Screen keep(String name, double scale) throws IOException {
    until(
        "pictures to be loaded",
        () ->
            Boolean.TRUE.equals(
                script(
                    "const seen = e => e.getBoundingClientRect().top < innerHeight; return"
                        + " [...document.images].filter(seen).every(i => i.complete) &&"
                        + " [...document.querySelectorAll('.chart')].filter(seen).every(c => c.hidden ||"
                        + " c.firstChild || c.clientWidth < 100)")));
    script("document.querySelectorAll('.toast').forEach(t => t.remove())");
    Map<String, Object> part =
        Map.of(
            "x",
            0,
            "y",
            script("return Math.round(scrollY)"),
            "width",
            script("return document.documentElement.clientWidth"),
            "height",
            script("return innerHeight"),
            "scale",
            scale);
    Object data =
        command("Page.captureScreenshot", Map.of("format", "png", "clip", part)).get("data");
    Files.createDirectories(SHOTS);
    Files.write(
        SHOTS.resolve("console-" + name + ".png"),
        Base64.getDecoder().decode(String.valueOf(data)));
    return this;
  }
}
