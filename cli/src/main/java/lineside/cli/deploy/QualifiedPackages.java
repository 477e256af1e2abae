package lineside.cli.deploy;

import java.io.IOException;
import lineside.cli.demo.BadConfigurationException;
import lineside.schemas.record.ModelReference;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.QualificationException;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;

/** Puts packages into a store after they have reproduced their golden scores here. */
public final class QualifiedPackages {
  private final PackagePlaces places;
  private final Provider provider;

  /** Takes where packages lie and where the golden samples are run. */
  public QualifiedPackages(PackagePlaces places, Provider provider) {
    this.places = places;
    this.provider = provider;
  }

  /**
   * What a deployment says of a package, which is in the store and announced then.
   *
   * @param named a directory, or the hash of a package that is in the store or announced
   * @param who announces it
   * @throws BadConfigurationException when it is neither, or does not qualify
   */
  public ModelReference reference(String named, String who)
      throws BadConfigurationException, ModelPackageException, IOException, InterruptedException {
    ModelPackage model = ModelPackage.load(places.find(named));
    if (PackagePlaces.isHash(named) && !model.sha256().equals(named)) {
      throw new BadConfigurationException(
          "%s holds %s, not %s".formatted(model.directory(), model.sha256(), named));
    }
    try (DefectDetector detector = DefectDetector.open(model, provider, 1)) {
      detector.qualify();
    } catch (QualificationException e) {
      throw new BadConfigurationException(named + " does not qualify: " + e.getMessage());
    }
    places.announce(model, who);
    return new ModelReference(model.sha256(), model.card().name());
  }
}
