package lineside.training.calibrate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineside.vision.dataset.DataSet;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Split;
import lineside.vision.model.Sha256;

/**
 * The pictures of a calibration: each content once, with a hash of all of them.
 *
 * @param root data set
 * @param split half of it
 * @param pictures pictures, doubles left out
 * @param sha256 hash over path and content of all of them
 * @param trainSha256 hash over those of the train half
 * @param warnings what makes the promises doubtful, for people
 */
public record CalibrationData(
    Path root,
    Split split,
    List<LabelledPicture> pictures,
    String sha256,
    String trainSha256,
    List<String> warnings) {
  private static final int NAMED = 3;

  /** Copies the lists. */
  public CalibrationData {
    pictures = List.copyOf(pictures);
    warnings = List.copyOf(warnings);
  }

  /** Lists and hashes one half of a data set; an unreadable file is left to the scoring. */
  public static CalibrationData read(Path root, Split split) throws IOException {
    DataSet set = DataSet.open(root);
    List<LabelledPicture> all = set.pictures(split);
    if (all.isEmpty()) {
      throw new IOException(
          "nothing to calibrate with: %s has no picture in %s".formatted(root, split.folder()));
    }
    List<LabelledPicture> train = set.pictures(Split.TRAIN);
    Map<LabelledPicture, String> hashes = hashes(all);
    Map<LabelledPicture, String> learned = split == Split.TRAIN ? hashes : hashes(train);
    List<String> warnings = new ArrayList<>();
    List<LabelledPicture> once = withoutDoubles(all, hashes, warnings);
    if (split == Split.TRAIN) {
      warnings.add("the train half is used: the promises hold only if nothing was learned from it");
    } else {
      warnAboutTrain(all, hashes, learned, warnings);
    }
    return new CalibrationData(
        root, split, once, hash(root, all, hashes), hash(root, train, learned), warnings);
  }

  /** Says so when the package's provenance names one of the hashes: its weights know the data. */
  public List<String> knownTo(JsonNode provenance) {
    Set<String> texts = new HashSet<>();
    collect(provenance, texts);
    if (texts.contains(sha256)) {
      return List.of("the package was trained on exactly these pictures: no promise holds");
    }
    return List.of();
  }

  private static void collect(JsonNode node, Set<String> texts) {
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    node.forEach(child -> collect(child, texts));
  }

  private static Map<LabelledPicture, String> hashes(List<LabelledPicture> pictures) {
    Map<LabelledPicture, String> hashes = new HashMap<>();
    for (LabelledPicture picture : pictures) {
      try {
        hashes.put(picture, Sha256.hex(Files.readAllBytes(picture.file())));
      } catch (IOException unreadable) {
        hashes.put(picture, "unreadable " + picture.file());
      }
    }
    return hashes;
  }

  private static List<LabelledPicture> withoutDoubles(
      List<LabelledPicture> pictures, Map<LabelledPicture, String> hashes, List<String> warnings) {
    Map<String, LabelledPicture> seen = new HashMap<>();
    List<LabelledPicture> once = new ArrayList<>();
    List<String> doubles = new ArrayList<>();
    for (LabelledPicture picture : pictures) {
      LabelledPicture first = seen.putIfAbsent(String.valueOf(hashes.get(picture)), picture);
      if (first == null) {
        once.add(picture);
      } else {
        doubles.add("%s = %s".formatted(picture.file(), first.file()));
      }
    }
    if (!doubles.isEmpty()) {
      warnings.add("doubles left out: %d (%s)".formatted(doubles.size(), some(doubles)));
    }
    return once;
  }

  private static void warnAboutTrain(
      List<LabelledPicture> pictures,
      Map<LabelledPicture, String> hashes,
      Map<LabelledPicture, String> learned,
      List<String> warnings) {
    Map<String, Path> byHash = new HashMap<>();
    learned.forEach((picture, hash) -> byHash.put(hash, picture.file()));
    List<String> pairs = new ArrayList<>();
    for (LabelledPicture picture : pictures) {
      Path twin = byHash.get(hashes.get(picture));
      if (twin != null) {
        pairs.add("%s = %s".formatted(picture.file(), twin));
      }
    }
    if (!pairs.isEmpty()) {
      warnings.add(
          "in train as well, so no promise holds: %d (%s)".formatted(pairs.size(), some(pairs)));
    }
  }

  private static String some(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
        + (names.size() > NAMED ? ", ..." : "");
  }

  private static String hash(
      Path root, List<LabelledPicture> pictures, Map<LabelledPicture, String> hashes) {
    StringBuilder lines = new StringBuilder();
    for (LabelledPicture picture : pictures) {
      lines
          .append(root.relativize(picture.file()).toString().replace('\\', '/'))
          .append('\t')
          .append(hashes.get(picture))
          .append('\n');
    }
    return Sha256.hex(lines.toString().getBytes(StandardCharsets.UTF_8));
  }
}
