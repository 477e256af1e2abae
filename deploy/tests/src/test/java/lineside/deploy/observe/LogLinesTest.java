package lineside.deploy.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Trigger;
import lineside.schemas.trace.LogContext;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.xml.XmlConfiguration;
import org.apache.logging.log4j.core.impl.ContextDataFactory;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.StringMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log of the images names parts, as text and as JSON. */
class LogLinesTest {
  private static final String FORM = "lineside.log.form";

  @AfterEach
  void forget() {
    System.clearProperty(FORM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"log4j2.xml", "flink/conf/log4j2.xml"})
  void aLineOfJsonNamesPartAndTrace(String file) throws IOException {
    System.setProperty(FORM, "json");

    JsonNode line = new ObjectMapper().readTree(written(file));

    assertThat(line.path("message").asText()).isEqualTo("evidence not stored");
    assertThat(line.path("log.level").asText()).isEqualTo("WARN");
    assertThat(line.path("part").asText()).isEqualTo("A-17");
    assertThat(line.path("camera").asText()).isEqualTo("a-top");
    assertThat(line.path("trace.id").asText())
        .isEqualTo(Identities.inspectionId("line-a", "A-17", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"log4j2.xml", "flink/conf/log4j2.xml"})
  void aLineOfTextNamesThemWhereThereIsAPart(String file) throws IOException {
    assertThat(written(file))
        .endsWith(
            "evidence not stored part=A-17 trace="
                + Identities.inspectionId("line-a", "A-17", 1)
                + System.lineSeparator());
  }

  @ParameterizedTest
  @ValueSource(strings = {"log4j2.xml", "flink/conf/log4j2.xml"})
  void aWrongSettingWritesText(String file) throws IOException {
    System.setProperty(FORM, "JSON lines");

    assertThat(written(file)).contains("evidence not stored part=A-17");
  }

  @ParameterizedTest
  @ValueSource(strings = {"log4j2.xml", "flink/conf/log4j2.xml"})
  void aLineBreakFromOutsideMakesNoLine(String file) throws IOException {
    assertThat(written(file, "part X\n2026-01-01 ERROR forged").lines()).hasSize(1);
  }

  private static String written(String file) throws IOException {
    return written(file, "evidence not stored");
  }

  private static String written(String file, String message) throws IOException {
    Path path = Path.of("../images").resolve(file);
    try (LoggerContext context = new LoggerContext("images")) {
      Configuration configuration =
          new XmlConfiguration(context, ConfigurationSource.fromUri(path.toUri()));
      context.start(configuration);
      Appender appender = configuration.getRootLogger().getAppenders().values().iterator().next();
      try (LogContext about = LogContext.of(trigger())) {
        return new String(appender.getLayout().toByteArray(event(message)), StandardCharsets.UTF_8);
      }
    }
  }

  private static LogEvent event(String message) {
    StringMap data = ContextDataFactory.createContextData();
    ThreadContext.getImmutableContext().forEach(data::putValue);
    return Log4jLogEvent.newBuilder()
        .setLoggerName("lineside.jobs.inspection")
        .setLevel(Level.WARN)
        .setMessage(new SimpleMessage(message))
        .setContextData(data)
        .setTimeMillis(11)
        .build();
  }

  private static Trigger trigger() {
    return Trigger.newBuilder()
        .setViewId(Identities.viewId("a-top", 7, 3))
        .setLineId("line-a")
        .setCameraId("a-top")
        .setEpoch(7)
        .setSequence(3)
        .setTriggeredAt(Instant.ofEpochMilli(11))
        .setPartId("A-17")
        .setAttempt(1)
        .setRecipeId("bracket")
        .setEncoderPositionMm(null)
        .setIsSimulated(false)
        .build();
  }
}
