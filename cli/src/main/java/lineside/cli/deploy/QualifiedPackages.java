package lineside.cli.deploy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import lineside.cli.demo.BadConfigurationException;
import lineside.jobs.inspection.PackagedModel;
import lineside.schemas.record.ModelReference;
import lineside.schemas.record.StationModel;
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

  /**
   * Checks that lighter models of stations take and name what those do that they stand in for.
   *
   * @return what speaks against it, all of it; empty when nothing does
   */
  public List<String> misfits(Collection<StationModel> stations)
      throws BadConfigurationException, ModelPackageException, IOException {
    List<String> misfits = new ArrayList<>();
    for (StationModel station : stations) {
      ModelReference lighter = station.getLighter();
      if (lighter != null) {
        String needed = takes(station.getModel());
        String offered = takes(lighter);
        if (!needed.equals(offered)) {
          misfits.add(
              "lighter model %s of station %s takes %s, %s is needed"
                  .formatted(lighter.getName(), station.getStationId(), offered, needed));
        }
      }
    }
    return misfits;
  }

  private String takes(ModelReference model)
      throws BadConfigurationException, ModelPackageException, IOException {
    return PackagedModel.takes(ModelPackage.load(places.find(model.getSha256())).card());
  }
}
