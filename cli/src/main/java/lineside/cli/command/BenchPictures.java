package lineside.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lineside.bench.encoding.PictureSet;
import lineside.cli.demo.BadConfigurationException;
import lineside.ingest.camera.Camera;
import lineside.ingest.camera.Capture;
import lineside.ingest.camera.FrameSource;
import lineside.ingest.clip.FootageCameras;
import lineside.ingest.pace.Pace;
import lineside.ingest.trigger.TriggerRequest;
import lineside.ingest.trigger.TriggerSource;

/** Pictures for benchmarks, from footage and from folders. */
final class BenchPictures {
  private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "bmp");

  private BenchPictures() {}

  /**
   * The first pictures of each camera of a footage directory.
   *
   * @throws BadConfigurationException when it cannot be played or a camera has no picture
   */
  static List<PictureSet> ofFootage(Path footage, int count) throws BadConfigurationException {
    List<PictureSet> sets = new ArrayList<>();
    try {
      for (Camera camera : FootageCameras.of(footage, Pace.MAX).cameras()) {
        sets.add(set(camera.name().cameraId(), pictures(camera, count), footage));
      }
    } catch (IOException unusable) {
      throw new BadConfigurationException("footage " + footage + " cannot be read: " + unusable);
    }
    return sets;
  }

  private static List<byte[]> pictures(Camera camera, int count) throws IOException {
    List<byte[]> files = new ArrayList<>();
    try (TriggerSource triggers = camera.triggers();
        FrameSource frames = camera.frames()) {
      triggers.open(0);
      frames.open();
      for (Optional<TriggerRequest> next = triggers.next();
          next.isPresent() && files.size() < count;
          next = triggers.next()) {
        if (frames.capture(next.get()) instanceof Capture.Encoded encoded) {
          byte[] bytes = new byte[encoded.image().sizeBytes()];
          encoded.image().bytes().duplicate().get(bytes);
          files.add(bytes);
        }
      }
    }
    return files;
  }

  /**
   * Pictures of a folder and its sub-folders, evenly chosen from their sorted paths.
   *
   * @throws BadConfigurationException when there is none
   */
  static PictureSet ofFolder(Path folder, int count) throws BadConfigurationException, IOException {
    List<Path> found;
    try (Stream<Path> files = Files.walk(folder)) {
      found = files.filter(BenchPictures::isPicture).sorted().toList();
    }
    List<byte[]> chosen = new ArrayList<>();
    int wanted = Math.min(count, found.size());
    for (int i = 0; i < wanted; i++) {
      chosen.add(Files.readAllBytes(found.get((int) ((long) i * found.size() / wanted))));
    }
    return set(nameOf(folder.toAbsolutePath().normalize()), chosen, folder);
  }

  /** Its last two names: the halves of data sets are often called alike. */
  private static String nameOf(Path folder) {
    int names = folder.getNameCount();
    return folder.subpath(Math.max(0, names - 2), names).toString();
  }

  private static PictureSet set(String name, List<byte[]> files, Path where)
      throws BadConfigurationException {
    if (files.isEmpty()) {
      throw new BadConfigurationException("no picture of " + name + " in " + where);
    }
    return new PictureSet(name, files);
  }

  private static boolean isPicture(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return PICTURES.contains(name.substring(name.lastIndexOf('.') + 1))
        && Files.isRegularFile(file);
  }
}
