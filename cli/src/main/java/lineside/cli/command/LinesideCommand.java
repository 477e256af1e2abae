package lineside.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The top command: says what there is. */
@Command(
    name = "lineside",
    mixinStandardHelpOptions = true,
    version = "lineside 0.1.0",
    description = "Visual inspection of a production line as a stream of events.",
    subcommands = {
      DemoCommand.class,
      FootageCommand.class,
      IngestCommand.class,
      AnalyzeCommand.class,
      SimilarCommand.class,
      TrainCommand.class,
      DistillCommand.class,
      CalibrateCommand.class,
      QuantiseCommand.class,
      EvaluateCommand.class,
      CardCommand.class,
      QualifyCommand.class,
      ReplayCommand.class,
      DeployCommand.class,
      ModelsCommand.class,
      AuditCommand.class,
      TopicsCommand.class,
      RecipesCommand.class,
      MesJsonCommand.class,
      TracesCommand.class,
      UplinkCommand.class,
      ArchiveCommand.class,
      RetainCommand.class,
      ConsoleCommand.class,
      BenchCommand.class,
      DoctorCommand.class
    })
public final class LinesideCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command? see below");
  }
}
