package lineside.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import lineside.cli.terminal.Terminal;
import org.junit.jupiter.api.Test;

class IngestCommandTest {
  private final StringWriter out = new StringWriter();
  private final Terminal terminal =
      new Terminal(new PrintWriter(out, true), Terminal.Kind.PLAIN, () -> 0);

  @Test
  void endsWithOneAndNamesTheCamerasThatFailed() {
    int exit = IngestCommand.exitCode(List.of("a-top", "b-side"), terminal);

    assertThat(exit).isEqualTo(1);
    assertThat(out.toString()).contains("failed: a-top, b-side");
  }

  @Test
  void endsWithZeroWhenEveryCameraEndedAsItShould() {
    assertThat(IngestCommand.exitCode(List.of(), terminal)).isZero();
    assertThat(out.toString()).isEmpty();
  }
}
