package lineside.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import lineside.analyzer.mining.Costs;
import lineside.analyzer.mining.MiningSettings;
import lineside.analyzer.mining.Shifts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
  @Test
  void hasADefaultForEverything() {
    assertThat(SettingsFile.of(Map.of())).isEqualTo(MiningSettings.DEFAULT);
  }

  @Test
  void takesEverythingFromAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("analyze.properties");
    Files.writeString(
        file,
        """
        costs.currency = EUR
        costs.scrap = 12.5
        costs.rework = 3
        costs.escape = 480
        costs.missed-share = 0.02
        shifts.start = 05:30
        shifts.length = PT12H
        shifts.zone = Europe/Berlin
        """);

    assertThat(SettingsFile.read(file))
        .isEqualTo(
            new MiningSettings(
                new Costs("EUR", 12.5, 3, 480, 0.02),
                new Shifts(LocalTime.of(5, 30), Duration.ofHours(12), ZoneId.of("Europe/Berlin"))));
  }

  @Test
  void namesEveryProblemAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SettingsFile.of(
                    Map.of("costs.scrapp", "1", "costs.rework", "much", "shifts.zone", "Mars")))
        .withMessageContaining("costs.scrapp")
        .withMessageContaining("costs.rework is 'much'")
        .withMessageContaining("Mars");
  }

  @Test
  void refusesCostsThatOrderNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SettingsFile.of(Map.of("costs.scrap", "-1")))
        .withMessageContaining("-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SettingsFile.of(Map.of("costs.missed-share", "1")))
        .withMessageContaining("missed share");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SettingsFile.of(Map.of("shifts.length", "PT7H")))
        .withMessageContaining("PT7H");
  }
}
