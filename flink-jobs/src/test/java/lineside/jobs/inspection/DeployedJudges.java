package lineside.jobs.inspection;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lineside.jobs.deployment.Assignment;
import lineside.jobs.deployment.AtStation;
import lineside.jobs.deployment.DeployedModels;
import lineside.jobs.deployment.HandDrivenRegistry;
import lineside.jobs.deployment.ModelLoader;
import lineside.jobs.deployment.ModelNews;
import lineside.jobs.deployment.SpareCapacity;
import lineside.schemas.record.Trigger;
import org.jspecify.annotations.Nullable;

/** A registry of scripted judges that a test drives by hand, and one subtask's view of it. */
final class DeployedJudges implements Models, ModelLoader<FrameJudge> {
  static final String START = "00".repeat(32);

  final Map<String, NamedJudge> judges = new HashMap<>();
  final HandDrivenRegistry<FrameJudge> registry;
  final SpareCapacity spare = new SpareCapacity(new SpareCapacity.Limits(0, 1, 2, 1 << 20));
  private DeployedModels<FrameJudge> current;
  private long version;

  /** Hashes and their thresholds, two after another; what is not among them is refused. */
  DeployedJudges(Map<String, Float> thresholds) {
    thresholds.forEach((sha256, notOk) -> judges.put(sha256, new NamedJudge(sha256, notOk)));
    judges.put(START, new NamedJudge(START, 0.6f));
    registry = new HandDrivenRegistry<>(this, 8);
    version = registry.version();
    current = registry.take();
  }

  NamedJudge judge(String sha256) {
    return Optional.ofNullable(judges.get(sha256)).orElseThrow();
  }

  @Override
  public FrameJudge start() {
    return judge(START);
  }

  @Override
  public FrameJudge load(String sha256) throws Exception {
    NamedJudge judge = judges.get(sha256);
    if (judge == null) {
      throw new Exception("golden sample scored 0.4, expected 0.9");
    }
    return judge;
  }

  @Override
  public String sha256Of(FrameJudge model) {
    return model.identity().modelSha256();
  }

  @Override
  public String providerOf(FrameJudge model) {
    return "cpu";
  }

  @Override
  public String takes(FrameJudge model) {
    return model.takes();
  }

  @Override
  public void close(FrameJudge model) {
    model.close();
  }

  @Override
  public boolean refresh() {
    if (version == registry.version()) {
      return false;
    }
    version = registry.version();
    try (DeployedModels<FrameJudge> before = current) {
      current = registry.take();
    }
    return true;
  }

  @Override
  public Assignment<FrameJudge> of(Trigger trigger, AtStation at) {
    return current.of(trigger, at);
  }

  @Override
  public @Nullable ModelNews news() {
    return registry.news();
  }

  @Override
  public Optional<SpareCapacity> spare() {
    return Optional.of(spare);
  }

  @Override
  public void close() {
    current.close();
    registry.close();
    spare.close();
  }
}
