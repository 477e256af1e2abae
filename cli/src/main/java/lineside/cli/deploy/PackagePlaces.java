package lineside.cli.deploy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.trail.ModelCatalogue;
import lineside.jobs.deployment.PackageStore;
import lineside.schemas.record.ModelAnnouncement;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import org.jspecify.annotations.Nullable;

/**
 * Where packages lie that are named for a deployment: a directory, the store of the line's
 * machines, or wherever they were announced. Used by one thread.
 */
public final class PackagePlaces {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private final @Nullable Path store;
  private final ModelCatalogue catalogue;

  /**
   * Takes the places.
   *
   * @param store null for none: then only announced packages can be deployed, where they lie
   */
  public PackagePlaces(@Nullable Path store, ModelCatalogue catalogue) {
    this.store = store;
    this.catalogue = catalogue;
  }

  /** Whether a package is named by its hash. */
  static boolean isHash(String named) {
    return SHA_256.matcher(named).matches();
  }

  /** Folder of a package: a directory, the store and what is announced, in this order. */
  Path find(String named) throws BadConfigurationException, ModelPackageException, IOException {
    Path directory = Path.of(named);
    if (Files.isDirectory(directory)) {
      requireStore();
      return directory;
    }
    if (!isHash(named)) {
      throw new BadConfigurationException(
          named + " is neither a directory nor a hash of 64 lower-case hex digits");
    }
    if (store != null && new PackageStore(store).list().contains(named)) {
      return new PackageStore(store).find(named);
    }
    ModelAnnouncement announced = catalogue.announced().get(named);
    if (announced != null) {
      return folderOf(announced);
    }
    return new PackageStore(requireStore()).find(named);
  }

  /** Puts a package into the store, if there is one, and tells everybody where it lies. */
  void announce(ModelPackage model, String who)
      throws ModelPackageException, IOException, InterruptedException {
    ModelPackage kept =
        store == null ? model : ModelPackage.load(new PackageStore(store).add(model));
    catalogue.announce(kept, who);
  }

  private Path requireStore() throws BadConfigurationException {
    if (store == null) {
      throw new BadConfigurationException(
          "--store is needed where a package is named that is not announced");
    }
    return store;
  }

  private static Path folderOf(ModelAnnouncement announced) throws BadConfigurationException {
    String problem = announced.getModelSha256() + " is announced at " + announced.getPackageUri();
    try {
      Path folder = Path.of(URI.create(announced.getPackageUri()));
      if (Files.isDirectory(folder)) {
        return folder;
      }
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw new BadConfigurationException(problem + ", which this machine cannot open");
    }
    throw new BadConfigurationException(problem + ", which is no directory here");
  }
}
