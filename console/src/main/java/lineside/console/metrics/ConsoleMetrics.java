package lineside.console.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import lineside.console.store.TopicMessage;
import lineside.schemas.topic.Topic;

/** Meters of the console. Thread-safe. */
public final class ConsoleMetrics implements AutoCloseable {
  private static final String PREFIX = "lineside.console.";

  private static final List<String> DEEDS =
      List.of("alarm-action", "feedback", "judgement", "recipe", "deployment");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collector = new JvmGcMetrics();
  private final Timer verdictToEvent;
  private final Counter told;
  private final Counter unreadable;

  /** Meters at zero. */
  public ConsoleMetrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collector.bindTo(registry);
    verdictToEvent =
        Timer.builder(PREFIX + "verdict.to.event")
            .description("Time from a verdict on a part to the event that tells browsers")
            .serviceLevelObjectives(
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(200),
                Duration.ofMillis(300),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5))
            .register(registry);
    told = counter("news", "Verdicts and alarms told to browsers");
    unreadable = counter("unreadable", "Messages that could not be read");
    DEEDS.forEach(this::deed);
  }

  /** A value that is asked for when it is scraped. */
  public void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(PREFIX + name, value).description(description).register(registry);
  }

  /** Browsers that listen. */
  public void clients(Supplier<Number> value) {
    gauge("clients", "Browsers on the event stream", value);
  }

  /** Messages were taken from topics. */
  public void taken(List<TopicMessage> messages) {
    for (TopicMessage message : messages) {
      messages(message.place().topic()).increment();
      if (message.isUnreadable()) {
        unreadable.increment();
      }
    }
  }

  /** Browsers were told so much. */
  public void told(int items) {
    told.increment(items);
  }

  /** A verdict became an event after so long. */
  public void verdictToEvent(long micros) {
    verdictToEvent.record(Math.max(0, micros), TimeUnit.MICROSECONDS);
  }

  /**
   * A request was answered.
   *
   * @param route its pattern, never what was asked for
   */
  public void answered(String route, int status, long nanos) {
    Timer.builder(PREFIX + "http")
        .description("Requests")
        .tag("route", route)
        .tag("status", Integer.toString(status))
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  /** A person did something. */
  public void done(String deed) {
    deed(deed).increment();
  }

  /** Topics that are read: they have a count before the first message. */
  public void reads(Collection<Topic> topics) {
    topics.forEach(this::messages);
  }

  /** Text in the format of Prometheus. */
  public String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collector.close();
    registry.close();
  }

  private Counter deed(String deed) {
    return Counter.builder(PREFIX + "deeds")
        .description("What persons did, confirmed by the broker")
        .tag("deed", deed)
        .register(registry);
  }

  private Counter messages(Topic topic) {
    return Counter.builder(PREFIX + "messages")
        .description("Messages read of a topic")
        .tag("topic", topic.topicName())
        .register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(PREFIX + name).description(description).register(registry);
  }
}
