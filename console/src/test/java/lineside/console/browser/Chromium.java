package lineside.console.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The system's Chromium and its driver; nothing is ever downloaded. */
final class Chromium {
  private static final List<String> BROWSERS = List.of("chromium", "chromium-browser");

  private Chromium() {}

  /** What is missing here, or nothing. */
  static Optional<String> missing() {
    if (BROWSERS.stream().noneMatch(name -> find(name).isPresent())) {
      return Optional.of("chromium");
    }
    return find("chromedriver").isPresent() ? Optional.empty() : Optional.of("chromedriver");
  }

  /** A headless browser with a profile of its own, in English. */
  static ChromeDriver start(Path profile) {
    return start(profile, "en");
  }

  static ChromeDriver start(Path profile, String language) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(
        BROWSERS.stream().flatMap(name -> find(name).stream()).findFirst().orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--autoplay-policy=no-user-gesture-required",
        "--force-device-scale-factor=1",
        "--lang=" + language,
        "--user-data-dir=" + profile);
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(find("chromedriver").orElseThrow().toFile())
            .usingAnyFreePort()
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    driver.manage().window().setSize(new Dimension(1280, 900));
    return driver;
  }

  private static Optional<Path> find(String name) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
