package lineside.cli.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.demo.RunFailedException;
import lineside.cli.qualify.GoldenRecord;
import lineside.cli.qualify.QualifiedVariant;
import lineside.cli.qualify.QualifyJson;
import lineside.vision.detect.GoldenResult;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Precision;
import lineside.vision.model.Provider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The gate that a model passes before it may inspect on a machine. */
@Command(
    name = "qualify",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the golden samples of a model package on this machine: decoded, cut and batched as a"
          + " line does it, each alone and in a full batch, and with the weights in integers too"
          + " where there are any.",
      "With --record the scores that this machine gives to the pictures in PACKAGE/golden are"
          + " written into model.json first: for weights whose description was written by hand."
    })
final class QualifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--model", required = true, paramLabel = "PACKAGE", description = "The package.")
  private Path model;

  @Option(
      names = "--provider",
      defaultValue = "auto",
      description = "cpu, cuda or auto (default: ${DEFAULT-VALUE}).")
  private Provider provider;

  @Option(
      names = "--record",
      description = "Write hashes and golden scores into model.json; it becomes another model.")
  private boolean isRecording;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the results there.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    if (json != null && Files.isDirectory(json)) {
      throw new BadConfigurationException("--json " + json + " is a directory");
    }
    if (isRecording) {
      record();
    }
    ModelPackage loaded = ModelPackage.load(model);
    List<QualifiedVariant> variants = variants(loaded);
    variants.forEach(this::print);
    if (json != null) {
      Files.writeString(json, QualifyJson.of(loaded, variants).toPrettyString() + "\n");
    }
    List<String> complaints =
        variants.stream().flatMap(variant -> variant.complaint().stream()).toList();
    if (!complaints.isEmpty()) {
      throw new RunFailedException("not qualified: " + String.join("; ", complaints));
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%s reproduces its %d golden samples on %s (sha-256 %s)%n",
            loaded.directory(),
            loaded.card().golden().size(),
            String.join(" and ", variants.stream().map(QualifiedVariant::provider).toList()),
            loaded.sha256());
    if (loaded.card().golden().isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("lineside: the package has no golden samples, nothing was shown");
    }
    return 0;
  }

  private void record() throws Exception {
    int samples = GoldenRecord.write(model, provider);
    spec.commandLine().getOut().printf("recorded %d golden samples%n", samples);
  }

  private List<QualifiedVariant> variants(ModelPackage loaded) throws ModelPackageException {
    List<QualifiedVariant> variants = new ArrayList<>();
    variants.add(QualifiedVariant.run(loaded, provider, Precision.FP32));
    if (loaded.card().int8() != null) {
      variants.add(QualifiedVariant.run(loaded, Provider.CPU, Precision.INT8));
    }
    return variants;
  }

  private void print(QualifiedVariant variant) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%-10s %-24s %-11s %9s %9s %9s %9s%n",
        variant.provider(), "sample", "batch", "expected", "got", "off", "tolerance");
    for (GoldenResult result : variant.results()) {
      out.printf(
          Locale.ROOT,
          "%-10s %-24s %-11s %9.6f %9.6f %9.6f %9.6f%s%n",
          result.isReproduced() ? "" : "DIFFERS",
          result.file(),
          result.company() == GoldenResult.Company.ALONE ? "alone" : "full",
          result.expected(),
          result.actual(),
          result.difference(),
          result.tolerance(),
          result.problem() == null ? "" : "  " + result.problem());
    }
    variant
        .worst()
        .ifPresent(
            worst ->
                out.printf(
                    Locale.ROOT,
                    "%-10s largest difference %.6f of %.6f, %s%n",
                    "",
                    worst.difference(),
                    worst.tolerance(),
                    worst.file()));
    out.flush();
  }
}
