package lineside.schemas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerAccessTest {
  @TempDir private Path folder;

  @Test
  void speaksPlainTextWhereNoFileIsNamed() {
    assertThat(BrokerAccess.with(Map.of("bootstrap.servers", "a:1")))
        .containsExactly(Map.entry("bootstrap.servers", "a:1"));
  }

  @Test
  void readsWhatConcernsAccessAndLeavesSecretsUnresolved() throws IOException {
    Path file =
        file(
            """
            security.protocol=SASL_SSL
            sasl.jaas.config=${directory:/etc/lineside/user:sasl.jaas.config}
            config.providers=directory
            """);

    assertThat(BrokerAccess.read(file))
        .containsOnly(
            Map.entry("security.protocol", "SASL_SSL"),
            Map.entry("sasl.jaas.config", "${directory:/etc/lineside/user:sasl.jaas.config}"),
            Map.entry("config.providers", "directory"));
  }

  @Test
  void refusesAFileThatWouldChangeHowClientsWork() throws IOException {
    Path file = file("security.protocol=SSL\nacks=0\nisolation.level=read_uncommitted\n");

    assertThatThrownBy(() -> BrokerAccess.read(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("[acks, isolation.level]");
  }

  @Test
  void namesAFileThatIsNotThere() {
    assertThatThrownBy(() -> BrokerAccess.read(folder.resolve("absent.properties")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("absent.properties");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("client.properties"), text);
  }
}
