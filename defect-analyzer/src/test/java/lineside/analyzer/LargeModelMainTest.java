package lineside.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import lineside.analyzer.crop.CropRunConfig;
import lineside.vision.model.Provider;
import org.junit.jupiter.api.Test;

class LargeModelMainTest {
  @Test
  void takesWhatIsRequiredAndDefaults() throws Exception {
    CropRunConfig config = LargeModelMain.configOf(required());

    assertThat(config.archive()).isEqualTo(Path.of("/archive"));
    assertThat(config.model().provider()).isEqualTo(Provider.AUTO);
    assertThat(config.model().sha256()).hasSize(64);
    assertThat(config.period().from()).isNull();
  }

  @Test
  void takesAPeriod() throws Exception {
    Properties properties = required();
    properties.setProperty("period.from", "2026-03-02T06:00:00Z");

    assertThat(LargeModelMain.configOf(properties).period().from())
        .isEqualTo(Instant.parse("2026-03-02T06:00:00Z"));
  }

  @Test
  void tellsEverythingThatIsWrong() {
    Properties properties = required();
    properties.remove("evidence.directory");
    properties.setProperty("model.provider", "gpu");
    properties.setProperty("parallelism", "0");
    properties.setProperty("period.to", "yesterday");
    properties.setProperty("archiv.directory", "x");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LargeModelMain.configOf(properties))
        .withMessageContainingAll(
            "unknown key archiv.directory",
            "evidence.directory is missing",
            "model.provider is 'gpu'",
            "parallelism is '0'",
            "period.to is 'yesterday'");
  }

  private static Properties required() {
    Properties properties = new Properties();
    properties.setProperty("archive.directory", "/archive");
    properties.setProperty("evidence.directory", "/evidence");
    properties.setProperty("history.directory", "/history");
    properties.setProperty("model.package", "../sample-footage/models/small");
    return properties;
  }
}
