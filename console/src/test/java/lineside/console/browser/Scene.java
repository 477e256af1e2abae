package lineside.console.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import lineside.console.plant.Browser;
import lineside.console.plant.FakeLine;
import lineside.console.plant.Plant;
import lineside.testbroker.TestBroker;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * A line, a broker, the console's server and one browser, shared by all tests of a run. Tests keep
 * apart by the names of their parts, stations and alarms.
 */
final class Scene implements AutoCloseable {
  static final String LINE = "line-a";
  private final Path home;
  private final TestBroker broker;
  private final Plant plant;
  private final FakeLine line;
  private final TestConsole console;
  private final ChromeDriver driver;
  private final Parts parts;
  private final AtomicInteger names = new AtomicInteger();
  private String signedInAs = "";

  private Scene(Path home) throws Exception {
    this.home = home;
    this.broker = TestBroker.start(home.resolve("broker"));
    this.plant = Plant.on(broker);
    this.line = new FakeLine(broker, plant);
    this.console = TestConsole.start(broker, home);
    this.parts = new Parts(plant, evidence());
    this.driver = Chromium.start(home.resolve("profile"));
  }

  static Scene set() throws Exception {
    return new Scene(Files.createTempDirectory("console-scene"));
  }

  TestBroker broker() {
    return broker;
  }

  Plant plant() {
    return plant;
  }

  EvidenceFolder evidence() {
    return new EvidenceFolder(home.resolve("evidence"));
  }

  Models models() {
    return new Models(plant);
  }

  Reports reports() {
    return new Reports(home.resolve("reports"));
  }

  Parts parts() {
    return parts;
  }

  Alarms alarms() {
    return new Alarms(line);
  }

  QualityData quality() {
    return new QualityData(plant, evidence());
  }

  PublishedIndex index() {
    return new PublishedIndex(home.resolve("index"), evidence());
  }

  Audited audited() {
    return new Audited(plant);
  }

  Recorded recorded() {
    return new Recorded(broker.bootstrapServers());
  }

  TestConsole console() {
    return console;
  }

  /** A name that no other test uses. */
  String name(String start) {
    return start + "-" + names.incrementAndGet();
  }

  /** The browser, with {@code user} signed in. */
  Screen as(String user) {
    Screen screen = new Screen(driver, console.address());
    if (!signedInAs.equals(user)) {
      driver.get(console.address() + "/page/icon.svg");
      driver.manage().deleteAllCookies();
      screen.open("/sign-in").type("input[name=name]", user);
      screen.type("input[name=password]", TestConsole.PASSWORD).click("form button[type=submit]");
      screen.waitFor("nav.tabs a");
      signedInAs = user;
    }
    return screen;
  }

  /** The browser behind a wire, with the session that it has. */
  Screen through(CuttableWire wire) {
    return new Screen(driver, wire.address());
  }

  /** Somebody at another device, who needs no pages. */
  Browser elsewhere(String user) throws Exception {
    Browser other = new Browser(console.address() + "/");
    other.open();
    other.signIn(user, TestConsole.PASSWORD);
    return other;
  }

  /** The browser without a session. */
  Screen asNobody() {
    driver.get(console.address() + "/page/icon.svg");
    driver.manage().deleteAllCookies();
    signedInAs = "";
    return new Screen(driver, console.address());
  }

  @Override
  public void close() {
    driver.quit();
    console.close();
    line.close();
    plant.close();
    broker.close();
  }
}
