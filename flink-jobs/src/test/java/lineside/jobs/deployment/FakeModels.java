package lineside.jobs.deployment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Models that are nothing but their hash; some are refused. */
final class FakeModels implements ModelLoader<FakeModels.Model> {
  static final String START = "00".repeat(32);

  final List<String> loads = new ArrayList<>();
  final Set<String> refused = new HashSet<>();
  final Set<Model> open = new HashSet<>();

  /** Hashes of models that take pictures in colour; the others take grey ones. */
  final Set<String> inColour = new HashSet<>();

  static final class Model {
    final String sha256;

    Model(String sha256) {
      this.sha256 = sha256;
    }
  }

  @Override
  public Model start() {
    return opened(START);
  }

  @Override
  public Model load(String sha256) throws Exception {
    loads.add(sha256);
    if (refused.contains(sha256)) {
      throw new Exception("golden sample scored 0.4, expected 0.9");
    }
    return opened(sha256);
  }

  @Override
  public String sha256Of(Model model) {
    return model.sha256;
  }

  @Override
  public String providerOf(Model model) {
    return "cpu";
  }

  @Override
  public String takes(Model model) {
    return inColour.contains(model.sha256) ? "colour" : "grey";
  }

  @Override
  public void close(Model model) {
    if (!open.remove(model)) {
      throw new AssertionError("closed twice: " + model.sha256);
    }
  }

  private Model opened(String sha256) {
    Model model = new Model(sha256);
    open.add(model);
    return model;
  }
}
