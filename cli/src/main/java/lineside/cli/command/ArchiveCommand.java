package lineside.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.demo.Interruption;
import lineside.cli.demo.RunFailedException;
import lineside.cli.terminal.Terminal;
import lineside.jobs.archive.AnnouncedFiles;
import lineside.jobs.archive.ArchiveLister;
import lineside.jobs.archive.KafkaAnnouncement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The archive of inspections. */
@Command(
    name = "archive",
    mixinStandardHelpOptions = true,
    description = "The archive of inspections.",
    subcommands = ArchiveCommand.Announce.class)
final class ArchiveCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "archive announce");
  }

  /** Tells a broker of finished files until it is interrupted. */
  @Command(
      name = "announce",
      mixinStandardHelpOptions = true,
      description =
          "Announces finished files of an archive on flagged.v1 until the command is interrupted."
              + " Goes on where it ended when it is started again; one at a time is enough.")
  static final class Announce implements Callable<Integer> {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    @Spec private CommandSpec spec;

    @Option(
        names = "--archive",
        required = true,
        paramLabel = "DIR",
        description = "Archive, as the inspection job writes it; may not exist yet.")
    private Path archive;

    @Option(
        names = "--bootstrap-servers",
        required = true,
        paramLabel = "HOST:PORT",
        description = "The broker.")
    private String servers;

    @Option(
        names = "--every",
        defaultValue = "5",
        paramLabel = "SECONDS",
        description = "Pause between two looks (default: ${DEFAULT-VALUE}).")
    private int everySeconds;

    @Option(names = "--once", description = "Looks once and ends.")
    private boolean isOnce;

    @Override
    public Integer call() throws Exception {
      if (Files.exists(archive) && !Files.isDirectory(archive)) {
        throw new BadConfigurationException("--archive " + archive + " is no directory");
      }
      if (everySeconds < 1 || everySeconds > 3600) {
        throw new BadConfigurationException(
            "--every is " + everySeconds + ", 1 to 3600 seconds are allowed");
      }
      Terminal terminal = Terminal.system(spec.commandLine().getOut());
      try (Interruption interruption = Interruption.watch();
          KafkaAnnouncement announcement = new KafkaAnnouncement(servers)) {
        return isOnce ? once(announcement, terminal) : follow(announcement, terminal, interruption);
      }
    }

    private int once(KafkaAnnouncement announcement, Terminal terminal) throws Exception {
      try {
        ArchiveLister lister = lister(announcement);
        terminal.line(lister.doWork() + " files announced");
        return lister.unreadableFiles() == 0 ? 0 : 1;
      } catch (IOException e) {
        throw new RunFailedException(String.valueOf(e.getMessage()));
      }
    }

    /** A broker or a disk that is away is waited for, longer each time; said when it changes. */
    private int follow(KafkaAnnouncement announcement, Terminal terminal, Interruption interruption)
        throws InterruptedException {
      Duration usual = Duration.ofSeconds(everySeconds);
      Duration pause = usual;
      Optional<ArchiveLister> lister = Optional.empty();
      String trouble = "";
      long total = 0;
      do {
        try {
          if (lister.isEmpty()) {
            lister = Optional.of(lister(announcement));
          }
          int count = lister.get().doWork();
          total += count;
          if (count > 0 || !trouble.isEmpty()) {
            terminal.line(count + " files announced");
          }
          trouble = "";
          pause = usual;
        } catch (IOException e) {
          String what = String.valueOf(e.getMessage());
          if (!what.equals(trouble)) {
            terminal.line("waiting: " + what);
            trouble = what;
          }
          Duration longer = pause.multipliedBy(2);
          pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
      } while (!interruption.pause(pause));
      terminal.line(total + " files announced in all");
      return 0;
    }

    private ArchiveLister lister(KafkaAnnouncement announcement) throws IOException {
      Set<String> announced = AnnouncedFiles.on(servers);
      return new ArchiveLister(archive, announcement, Clock.systemUTC(), announced);
    }
  }
}
