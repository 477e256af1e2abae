package lineside.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import lineside.cli.demo.RunFailedException;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.QualificationException;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The gate that a model passes before it may inspect on a machine. */
@Command(
    name = "qualify",
    mixinStandardHelpOptions = true,
    description = "Runs the golden samples of a model package on this machine.")
final class QualifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--model", required = true, paramLabel = "PACKAGE", description = "The package.")
  private Path model;

  @Option(
      names = "--provider",
      defaultValue = "auto",
      description = "cpu, cuda or auto (default: ${DEFAULT-VALUE}).")
  private Provider provider;

  @Override
  public Integer call() throws Exception {
    ModelPackage loaded = ModelPackage.load(model);
    try (DefectDetector detector = DefectDetector.open(loaded, provider, 1)) {
      detector.qualify();
      spec.commandLine()
          .getOut()
          .printf(
              "%s reproduces its %d golden samples on %s (sha-256 %s)%n",
              loaded.directory(),
              loaded.card().golden().size(),
              detector.provider(),
              loaded.sha256());
      return 0;
    } catch (QualificationException e) {
      throw new RunFailedException("not qualified: " + e.getMessage());
    }
  }
}
