package lineside.schemas.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The committed JSON Schemas are those of this build. */
class JsonSchemasTest {
  @ParameterizedTest
  @EnumSource
  void theCommittedFileSaysWhatTheBuildAccepts(JsonTopic topic) throws IOException {
    assertThat(Files.readString(JsonSchemaFiles.of(topic.message())))
        .isEqualTo(JsonSchemaFiles.text(topic.message()));
  }
}
