package lineside.cli.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import lineside.cli.demo.BadConfigurationException;
import lineside.jobs.deployment.PackageStore;
import lineside.schemas.record.ModelReference;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.QualificationException;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;

/** Puts packages into a store after they have reproduced their golden scores here. */
public final class QualifiedPackages {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private final PackageStore store;
  private final Provider provider;

  /** Takes the store and where the golden samples are run. */
  public QualifiedPackages(PackageStore store, Provider provider) {
    this.store = store;
    this.provider = provider;
  }

  /**
   * What a deployment says of a package.
   *
   * @param named a directory, or the hash of a package in the store
   * @throws BadConfigurationException when it is neither, or does not qualify
   */
  public ModelReference reference(String named)
      throws BadConfigurationException, ModelPackageException, IOException {
    Path directory = Path.of(named);
    if (!Files.isDirectory(directory) && SHA_256.matcher(named).matches()) {
      directory = store.find(named);
    }
    ModelPackage model = ModelPackage.load(directory);
    try (DefectDetector detector = DefectDetector.open(model, provider, 1)) {
      detector.qualify();
    } catch (QualificationException e) {
      throw new BadConfigurationException(named + " does not qualify: " + e.getMessage());
    }
    store.add(model);
    return new ModelReference(model.sha256(), model.card().name());
  }
}
