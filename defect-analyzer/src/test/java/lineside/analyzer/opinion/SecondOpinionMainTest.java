package lineside.analyzer.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Properties;
import lineside.vision.model.Provider;
import org.junit.jupiter.api.Test;

class SecondOpinionMainTest {
  @Test
  void takesWhatIsRequiredAndDefaults() {
    SecondOpinionConfig config = SecondOpinionMain.configOf(required());

    assertThat(config.kafka().groupId()).isEqualTo("lineside");
    assertThat(config.model().provider()).isEqualTo(Provider.AUTO);
    assertThat(config.model().threads()).isEqualTo(1);
    assertThat(config.evidence()).isEqualTo("/evidence");
  }

  @Test
  void tellsEverythingThatIsWrong() {
    Properties properties = required();
    properties.remove("evidence.directory");
    properties.setProperty("model.provider", "gpu");
    properties.setProperty("model.threads", "0");
    properties.setProperty("model.sise", "l");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SecondOpinionMain.configOf(properties))
        .withMessageContainingAll(
            "unknown key model.sise",
            "evidence.directory is missing",
            "model.provider is 'gpu'",
            "model.threads is '0'");
  }

  private static Properties required() {
    Properties properties = new Properties();
    properties.setProperty("kafka.bootstrap-servers", "broker:9092");
    properties.setProperty("model.package", "/models/large");
    properties.setProperty("evidence.directory", "/evidence");
    properties.setProperty("checkpoint.directory", "file:///checkpoints");
    return properties;
  }
}
