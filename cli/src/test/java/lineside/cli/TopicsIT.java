package lineside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import lineside.cli.broker.EmbeddedBroker;
import lineside.schemas.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void createsWhatIsMissingAndSaysWhenABrokerDiffers(@TempDir Path directory) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      int before = run("describe", broker);
      int created = run("create", broker);
      int after = run("describe", broker);

      assertThat(before).isEqualTo(1);
      assertThat(created).isZero();
      assertThat(after).isZero();
      assertThat(out.toString())
          .contains("lineside.frame.v1: missing", Topic.values().length + " topics created");
    }
  }

  private int run(String command, EmbeddedBroker broker) {
    return Main.run(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        "topics",
        command,
        "--bootstrap-servers",
        broker.bootstrapServers());
  }
}
