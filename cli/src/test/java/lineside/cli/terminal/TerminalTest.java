package lineside.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private final StringWriter written = new StringWriter();
  private long nanos;
  private final Terminal terminal =
      new Terminal(new PrintWriter(written), Terminal.Kind.PLAIN, () -> nanos);

  @Test
  void writesProgressAsALineEveryFewSeconds() {
    terminal.progress("10 %");
    nanos += Duration.ofSeconds(4).toNanos();
    terminal.progress("40 %");
    nanos += Duration.ofSeconds(1).toNanos();
    terminal.progress("50 %");

    assertThat(written.toString().lines()).containsExactly("10 %", "50 %");
  }

  @Test
  void overwritesProgressOnATerminal() {
    Terminal interactive =
        new Terminal(new PrintWriter(written), Terminal.Kind.INTERACTIVE, () -> nanos);

    interactive.progress("10 %");
    interactive.line("done");

    assertThat(written.toString()).startsWith("\r10 %").endsWith("\rdone" + System.lineSeparator());
  }
}
