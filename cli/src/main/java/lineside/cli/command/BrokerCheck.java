package lineside.cli.command;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.topic.TopicAdmin;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/** Says in words what a broker lacks before anything relies on it. */
final class BrokerCheck {
  private static final String MISSING = ": missing on the broker";

  private BrokerCheck() {}

  /** A client whose calls end within {@code answer}; the caller closes it. */
  static Admin connect(String servers, Duration answer) {
    String millis = Long.toString(answer.toMillis());
    return Admin.create(
        BrokerAccess.with(
            Map.of(
                "bootstrap.servers", servers,
                "default.api.timeout.ms", millis,
                "request.timeout.ms", millis)));
  }

  /**
   * What is wrong with the broker: that it does not answer, or where its topics differ from the
   * catalogue. Empty when all is well.
   */
  static List<String> complaints(String servers, Duration answer) throws InterruptedException {
    try (Admin admin = connect(servers, answer)) {
      List<String> differences = new ArrayList<>(TopicAdmin.describe(admin));
      if (differences.stream().anyMatch(difference -> difference.endsWith(MISSING))) {
        differences.add("./lineside topics create --bootstrap-servers " + servers + " makes them");
      }
      return differences;
    } catch (IOException e) {
      boolean isSilent = e.getCause() instanceof TimeoutException;
      return List.of(
          "broker " + servers + " does not answer" + (isSilent ? "" : ": " + e.getMessage()));
    } catch (KafkaException e) {
      return List.of("broker " + servers + " does not answer: " + e.getMessage());
    }
  }
}
