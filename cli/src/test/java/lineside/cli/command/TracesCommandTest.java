package lineside.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TracesCommandTest {
  @Test
  void takesHeadersAsTheSpecificationHasThem() {
    assertThat(TracesCommand.headers("Authorization=Bearer%20a+c== , x-plant=north"))
        .isEqualTo(Map.of("Authorization", "Bearer a+c==", "x-plant", "north"));
    assertThat(TracesCommand.headers("")).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithoutTheSecret() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TracesCommand.headers("secret"))
        .withMessage("OTEL_EXPORTER_OTLP_HEADERS has a pair that is not name=value");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TracesCommand.headers("Authorization=secret%zz"))
        .withMessage("OTEL_EXPORTER_OTLP_HEADERS has a value with a damaged percent sign");
  }

  @Test
  void refusesACollectorThatIsNoAddressOfHttp() {
    StringWriter err = new StringWriter();
    CommandLine line =
        new CommandLine(new TracesCommand())
            .setErr(new PrintWriter(err))
            .setExecutionExceptionHandler(
                (e, command, result) -> {
                  err.write(String.valueOf(e.getMessage()));
                  return 2;
                });

    assertThat(line.execute("--bootstrap-servers", "localhost:1", "--collector", "collector:4318"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("collector is 'collector:4318'", "http://collector:4318");
  }
}
