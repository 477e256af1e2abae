package lineside.jobs.inspection;

import java.nio.file.Path;
import lineside.jobs.deployment.ModelLoader;
import lineside.jobs.deployment.PackageStore;
import lineside.vision.model.ModelPackageException;

/** Loads packages of a store as the job's own is loaded: same provider, same threads. */
final class PackageLoader implements ModelLoader<FrameJudge> {
  private final PackagedModel start;
  private final PackageStore store;

  PackageLoader(PackagedModel start, PackageStore store) {
    this.start = start;
    this.store = store;
  }

  @Override
  public FrameJudge start() throws Exception {
    return start.open();
  }

  @Override
  public FrameJudge load(String sha256) throws Exception {
    Path directory = store.find(sha256);
    FrameJudge judge =
        new PackagedModel(directory.toString(), start.provider(), start.threads()).open();
    if (!sha256Of(judge).equals(sha256)) {
      String found = sha256Of(judge);
      judge.close();
      throw new ModelPackageException(
          ModelPackageException.Category.CORRUPT,
          "%s holds %s, not the package of its name".formatted(directory, found),
          null);
    }
    return judge;
  }

  @Override
  public String sha256Of(FrameJudge model) {
    return model.identity().modelSha256();
  }

  @Override
  public String providerOf(FrameJudge model) {
    return model.identity().provider();
  }

  @Override
  public String takes(FrameJudge model) {
    return model.takes();
  }

  @Override
  public void close(FrameJudge model) {
    model.close();
  }
}
