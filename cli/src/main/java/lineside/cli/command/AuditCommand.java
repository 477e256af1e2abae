package lineside.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.trail.AuditJson;
import lineside.cli.trail.AuditTrail;
import lineside.schemas.record.AuditEntry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the audit trail. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Prints who changed what, when and why: deployments, recipes, alarms, and what machines refused.",
      "A change that was told twice is printed once."
    })
final class AuditCommand implements Callable<Integer> {
  private static final Duration ANSWER = Duration.ofSeconds(15);

  @Spec private CommandSpec spec;

  @Option(
      names = "--bootstrap-servers",
      required = true,
      paramLabel = "HOST:PORT",
      description = "The broker.")
  private String servers;

  @Option(
      names = "--subject",
      defaultValue = "",
      paramLabel = "SUBJECT",
      description = "Begin of the subject, as deployment/line-a, recipe/bracket-a, alarm/ID.")
  private String subject;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Not before, as 2026-03-02T06:00:00Z.")
  private @Nullable Instant from;

  @Option(names = "--to", paramLabel = "TIME", description = "Before.")
  private @Nullable Instant to;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the entries there too.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    Instant begin = from == null ? Instant.MIN : from;
    Instant end = to == null ? Instant.MAX : to;
    if (!begin.isBefore(end)) {
      throw new BadConfigurationException("--from " + from + " is not before --to " + to);
    }
    List<String> complaints = BrokerCheck.complaints(servers, ANSWER);
    if (!complaints.isEmpty()) {
      throw new BadConfigurationException(complaints);
    }
    List<AuditEntry> entries =
        new AuditTrail(servers)
            .entries(
                entry ->
                    entry.getSubject().startsWith(subject)
                        && !entry.getAt().isBefore(begin)
                        && entry.getAt().isBefore(end));
    if (json != null) {
      AuditJson.write(entries, json);
    }
    PrintWriter out = spec.commandLine().getOut();
    entries.forEach(entry -> print(entry, out));
    out.println(entries.size() + " changes");
    out.flush();
    return 0;
  }

  private static void print(AuditEntry entry, PrintWriter out) {
    String who = entry.getWho().isEmpty() ? "nobody named" : entry.getWho();
    out.printf(
        "%s %s %s by %s%s%n",
        entry.getAt(),
        entry.getSubject(),
        entry.getAction(),
        who,
        entry.getWhy().isEmpty() ? "" : ": " + entry.getWhy());
    if (!entry.getBefore().isEmpty()) {
      out.println("  before  " + entry.getBefore());
    }
    if (!entry.getAfter().isEmpty()) {
      out.println("  after   " + entry.getAfter());
    }
  }
}
