package lineside.cli.command;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.schemas.access.Grants;
import lineside.schemas.topic.TopicAdmin;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The topics of Lineside on a broker. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = "The topics on a broker.",
    subcommands = {
      TopicsCommand.Create.class,
      TopicsCommand.Describe.class,
      TopicsCommand.Grant.class,
      WatchTopicCommand.class
    })
final class TopicsCommand implements Runnable {
  private static final Duration ANSWER = Duration.ofSeconds(15);

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "topics create, topics describe, topics grant, or topics watch");
  }

  /** Creates what is missing. */
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Creates the topics that are missing; changes none that is there.")
  static final class Create implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
        names = "--bootstrap-servers",
        required = true,
        paramLabel = "HOST:PORT",
        description = "The broker.")
    private String servers;

    @Option(
        names = "--replication-factor",
        defaultValue = "1",
        description = "Copies of each partition (default: ${DEFAULT-VALUE}).")
    private short replicationFactor;

    @Override
    public Integer call() throws Exception {
      try (Admin admin = BrokerCheck.connect(servers, ANSWER)) {
        List<String> created = TopicAdmin.createAll(admin, replicationFactor);
        created.forEach(topic -> spec.commandLine().getOut().println("created " + topic));
        spec.commandLine().getOut().println(created.size() + " topics created");
        return 0;
      }
    }
  }

  /** Compares a broker with the catalogue. */
  @Command(
      name = "describe",
      mixinStandardHelpOptions = true,
      description = "Says where the topics of a broker differ; exit 1 when they do.")
  static final class Describe implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
        names = "--bootstrap-servers",
        required = true,
        paramLabel = "HOST:PORT",
        description = "The broker.")
    private String servers;

    @Override
    public Integer call() throws Exception {
      try (Admin admin = BrokerCheck.connect(servers, ANSWER)) {
        List<String> differences = TopicAdmin.describe(admin);
        differences.forEach(spec.commandLine().getOut()::println);
        if (differences.isEmpty()) {
          spec.commandLine().getOut().println("all topics are as the catalogue says");
        }
        return differences.isEmpty() ? 0 : 1;
      }
    }
  }

  /** Gives every service its rights. */
  @Command(
      name = "grant",
      mixinStandardHelpOptions = true,
      description =
          "Gives every service the rights that it needs and no other, on a broker whose clients show"
              + " certificates with the service's name as common name. Where Strimzi runs the broker,"
              + " its KafkaUsers do it.")
  static final class Grant implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
        names = "--bootstrap-servers",
        required = true,
        paramLabel = "HOST:PORT",
        description = "The broker.")
    private String servers;

    @Override
    public Integer call() throws Exception {
      try (Admin admin = BrokerCheck.connect(servers, ANSWER)) {
        spec.commandLine().getOut().println(Grants.createAll(admin) + " rights stand");
        return 0;
      }
    }
  }
}
