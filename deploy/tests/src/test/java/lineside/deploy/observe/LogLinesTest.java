package lineside.deploy.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import lineside.deploy.kustomize.YamlDocuments;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Trigger;
import lineside.schemas.trace.LogContext;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.properties.PropertiesConfigurationFactory;
import org.apache.logging.log4j.core.config.xml.XmlConfiguration;
import org.apache.logging.log4j.core.impl.ContextDataFactory;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.StringMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The log of the images, and of the jobs under Flink's operator, names parts, as text and as JSON.
 */
class LogLinesTest {
  private static final String FORM = "lineside.log.form";

  /** A line is one object and nothing after it. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final String OPERATED = "log4j-console.properties";

  @AfterEach
  void forget() {
    System.clearProperty(FORM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"log4j2.xml", "flink/conf/log4j2.xml", OPERATED})
  void aLineOfJsonNamesPartAndTrace(String file) throws IOException {
    System.setProperty(FORM, "json");

    JsonNode line = JSON.readTree(written(file));

    assertThat(line.path("message").asText()).isEqualTo("evidence not stored");
    assertThat(line.path("log.level").asText()).isEqualTo("WARN");
    assertThat(line.path("part").asText()).isEqualTo("A-17");
    assertThat(line.path("camera").asText()).isEqualTo("a-top");
    assertThat(line.path("trace.id").asText())
        .isEqualTo(Identities.inspectionId("line-a", "A-17", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"log4j2.xml", "flink/conf/log4j2.xml", OPERATED})
  void aLineOfTextNamesThemWhereThereIsAPart(String file) throws IOException {
    assertThat(written(file))
        .endsWith(
            "evidence not stored part=A-17 trace="
                + Identities.inspectionId("line-a", "A-17", 1)
                + System.lineSeparator());
  }

  @ParameterizedTest
  @ValueSource(strings = {"log4j2.xml", "flink/conf/log4j2.xml", OPERATED})
  void aWrongSettingWritesText(String file) throws IOException {
    System.setProperty(FORM, "JSON lines");

    assertThat(written(file)).contains("evidence not stored part=A-17");
  }

  @ParameterizedTest
  @ValueSource(strings = {"log4j2.xml", "flink/conf/log4j2.xml", OPERATED})
  void aLineBreakFromOutsideMakesNoLine(String file) throws IOException {
    assertThat(written(file, "part X\n2026-01-01 ERROR forged").lines()).hasSize(1);
  }

  @Test
  void anErrorKeepsItsTraceInBothForms() throws IOException {
    assertThat(written(OPERATED, Level.ERROR)).contains("no disk").contains("LogLinesTest");

    System.setProperty(FORM, "json");
    JsonNode line = JSON.readTree(written(OPERATED, Level.ERROR));
    assertThat(line.path("error.stack_trace").asText())
        .contains("no disk")
        .contains("LogLinesTest");
  }

  @Test
  void jobsOfTheOperatorLogWhatThoseOfTheImageLogAndIntoNoFile() throws IOException {
    try (LoggerContext context = new LoggerContext("both")) {
      Configuration operated = configuration(OPERATED, context);
      Configuration image = configuration("flink/conf/log4j2.xml", context);
      operated.initialize();
      image.initialize();

      assertThat(levels(operated)).isEqualTo(levels(image));
      assertThat(operated.getAppenders().values())
          .singleElement()
          .isInstanceOf(ConsoleAppender.class);
    }
  }

  private static Map<String, Level> levels(Configuration configuration) {
    Map<String, Level> levels = new TreeMap<>();
    configuration.getLoggers().forEach((name, logger) -> levels.put(name, logger.getLevel()));
    return levels;
  }

  /** A file of deploy/images, or what components/flink-job gives the operator. */
  private static Configuration configuration(String file, LoggerContext context)
      throws IOException {
    if (!file.equals(OPERATED)) {
      Path path = Path.of("../images").resolve(file);
      return new XmlConfiguration(context, ConfigurationSource.fromUri(path.toUri()));
    }
    Path component = Path.of("../k8s/components/flink-job/kustomization.yaml");
    String patch =
        YamlDocuments.read(component).get(0).path("patches").findValuesAsText("patch").get(0);
    String text = YamlDocuments.parse(patch).get(0).findValuesAsText(OPERATED).get(0);
    return new PropertiesConfigurationFactory()
        .getConfiguration(
            context,
            new ConfigurationSource(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
  }

  private static String written(String file) throws IOException {
    return written(file, event("evidence not stored").build());
  }

  private static String written(String file, String message) throws IOException {
    return written(file, event(message).build());
  }

  private static String written(String file, Level level) throws IOException {
    return written(
        file,
        event("evidence not stored").setLevel(level).setThrown(new IOException("no disk")).build());
  }

  private static String written(String file, LogEvent event) throws IOException {
    try (LoggerContext context = new LoggerContext("images")) {
      Configuration configuration = configuration(file, context);
      context.start(configuration);
      Appender appender = configuration.getRootLogger().getAppenders().values().iterator().next();
      return new String(appender.getLayout().toByteArray(event), StandardCharsets.UTF_8);
    }
  }

  private static Log4jLogEvent.Builder event(String message) {
    StringMap data = ContextDataFactory.createContextData();
    try (LogContext about = LogContext.of(trigger())) {
      ThreadContext.getImmutableContext().forEach(data::putValue);
    }
    return Log4jLogEvent.newBuilder()
        .setLoggerName("lineside.jobs.inspection")
        .setLevel(Level.WARN)
        .setMessage(new SimpleMessage(message))
        .setContextData(data)
        .setTimeMillis(11);
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
