package lineside.cli.distill;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import lineside.analyzer.item.CollectItems;
import lineside.analyzer.item.CollectItems.Collected;
import lineside.analyzer.item.ItemSources;
import lineside.analyzer.item.ItemVersions;
import lineside.analyzer.item.MapMarks;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.demo.RunFailedException;
import lineside.cli.terminal.Terminal;
import lineside.training.replay.ReplayFigures;
import lineside.training.replay.ReplayResult;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.QualificationException;
import lineside.vision.evidence.DirectoryEvidenceStore;
import lineside.vision.evidence.EvidenceStore;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import org.jspecify.annotations.Nullable;

/**
 * From what was said of pictures to a proposed model: items, candidate, qualification, replay,
 * gate, proposal. Killed, the same run goes on: versions and packages appear whole, and learning
 * has its own checkpoints. Nothing is ever made active. Used by one thread.
 */
public final class Distillation {
  /** Fewer good or defective pictures leave the trainer nothing to hold out. */
  static final int FEWEST_OF_EACH = 6;

  private final DistillConfig config;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Terminal terminal;
  private final DistillSummary summary = new DistillSummary();

  /** Takes what to do and where to tell it. */
  public Distillation(DistillConfig config, PrintWriter out, PrintWriter err) {
    this.config = config;
    this.out = out;
    this.err = err;
    this.terminal = Terminal.system(out);
  }

  /**
   * Runs to its end.
   *
   * @throws BadConfigurationException when there is nothing to learn from, or no place for a shadow
   * @throws RunFailedException when learning fails, or the candidate is not shown to be as good
   */
  public void run()
      throws IOException,
          BadConfigurationException,
          RunFailedException,
          ModelPackageException,
          InterruptedException {
    ModelPackage active = ModelPackage.load(config.packages().active());
    Path large = config.packages().teacher();
    ModelPackage teacher = large == null ? null : ModelPackage.load(large);
    EvidenceStore evidence = new DirectoryEvidenceStore(config.sources().evidence());
    ItemVersions versions = new ItemVersions(config.out().resolve("items"), InstantSource.system());
    try (OneRun alone = OneRun.in(config.out())) {
      Collected collected = collected(versions, evidence, teacher);
      Candidate candidate = new Candidate(config, collected.version(), teacher);
      Files.createDirectories(candidate.directory());
      try (TeachingSet set =
          LayOut.of(
              collected.version(),
              config.sources().base(),
              new LayOut.Shelves(evidence, versions.masks()),
              candidate.directory())) {
        require(set.counts());
        ModelPackage learned = candidate.learned(set, out, err);
        judge(active, learned, set);
      }
    }
  }

  private Collected collected(
      ItemVersions versions, EvidenceStore evidence, @Nullable ModelPackage teacher)
      throws IOException, BadConfigurationException, ModelPackageException, RunFailedException {
    Heard heard = Heard.of(config.sources(), teacher == null ? null : teacher.sha256());
    summary.heard(heard);
    ItemSources sources =
        new ItemSources(heard.archive().rows(), heard.persons(), heard.models(), evidence);
    Collected collected = collected(sources, versions, teacher);
    summary.items(collected);
    summary.lines().forEach(terminal::line);
    return collected;
  }

  private Collected collected(
      ItemSources sources, ItemVersions versions, @Nullable ModelPackage teacher)
      throws IOException, ModelPackageException, RunFailedException {
    if (teacher == null) {
      return new CollectItems(sources, versions, null).run();
    }
    try (DefectDetector detector = DefectDetector.open(teacher, config.packages().provider(), 1)) {
      detector.qualify();
      return new CollectItems(sources, versions, new MapMarks(detector)).run();
    } catch (QualificationException e) {
      throw new RunFailedException("--teacher does not qualify: " + e.getMessage());
    }
  }

  private void require(TeachingSet.Counts counts) throws BadConfigurationException {
    if (Math.min(counts.good(), counts.defective()) < FEWEST_OF_EACH) {
      throw new BadConfigurationException(
          ("%d good and %d defective pictures to learn from, %d of each are needed: confirm more"
                  + " parts, let the large model read more, or give a data set with --data")
              .formatted(counts.good(), counts.defective(), FEWEST_OF_EACH));
    }
  }

  private void judge(ModelPackage active, ModelPackage candidate, TeachingSet set)
      throws IOException,
          BadConfigurationException,
          ModelPackageException,
          RunFailedException,
          InterruptedException {
    int told = summary.lines().size();
    summary.teaching(set.counts());
    summary.models(active, candidate, String.valueOf(set.root().getFileName()));
    Flips flips = new Flips(active, candidate, config.packages().provider());
    Path reports = set.root().resolve("flips");
    ReplayResult known = flips.replay(set.judged(), reports.resolve("held-out"), terminal);
    summary.flips("heldOut", known, reports.resolve("held-out"));
    if (set.counts().archived() > 0) {
      ReplayResult others = flips.replay(set.archived(), reports.resolve("archived"), terminal);
      summary.flips("archived", others, reports.resolve("archived"));
    }
    Gate gate = Gate.of(ReplayFigures.of(known));
    summary.gate(gate);
    propose(candidate, gate);
    summary.write(set.root());
    summary.write(config.out());
    summary.lines().stream().skip(told).forEach(terminal::line);
    if (!gate.isPassed()) {
      throw new RunFailedException("not proposed, " + gate.state() + ": " + gate.reason());
    }
  }

  private void propose(ModelPackage candidate, Gate gate)
      throws IOException, BadConfigurationException, ModelPackageException, InterruptedException {
    String why = "distilled: %s".formatted(candidate.card().name());
    ShadowProposal proposal =
        new ShadowProposal(config.proposal(), config.sources().servers(), why);
    String command = proposal.command(candidate.directory());
    if (!gate.isPassed()) {
      summary.proposal("NONE", command);
    } else if (config.proposal().act() == DistillConfig.Act.PRINT) {
      summary.proposal(ShadowProposal.Outcome.PRINTED.name(), command);
    } else {
      summary.proposal(proposal.publish(candidate, config.packages().provider()).name(), command);
    }
  }
}
