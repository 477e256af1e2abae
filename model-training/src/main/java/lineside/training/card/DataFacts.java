package lineside.training.card;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineside.training.card.CardFacts.Fact;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.model.Sha256;

/** What a list of pictures is, in a form that another copy of them can be checked against. */
public final class DataFacts {
  private DataFacts() {}

  /**
   * Counts pictures and masks and hashes them.
   *
   * @param name which part of the data, such as {@code learned from}
   */
  public static List<Fact> of(String name, List<LabelledPicture> pictures) throws IOException {
    Map<String, Integer> byLabel = new TreeMap<>();
    List<Path> files = new ArrayList<>();
    int masks = 0;
    for (LabelledPicture picture : pictures) {
      byLabel.merge(picture.label(), 1, Integer::sum);
      files.add(picture.file());
      if (picture.mask().isPresent()) {
        files.add(picture.mask().get());
        masks++;
      }
    }
    long groups = pictures.stream().flatMap(picture -> picture.group().stream()).distinct().count();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(name, pictures.size() + " pictures, " + masks + " with a mask"));
    facts.add(new Fact(name + ", by label", join(byLabel)));
    if (groups > 0) {
      facts.add(new Fact(name + ", places or parts", String.valueOf(groups)));
    }
    facts.add(new Fact(name + ", hash", contentHash(files)));
    return List.copyOf(facts);
  }

  /**
   * SHA-256 over the sorted SHA-256 of the files, one per line: the same for the same files
   * whatever they are called and wherever they lie.
   */
  public static String contentHash(List<Path> files) throws IOException {
    List<String> hashes = new ArrayList<>();
    for (Path file : files) {
      hashes.add(Files.isReadable(file) ? Sha256.hex(Files.readAllBytes(file)) : "unreadable");
    }
    Collections.sort(hashes);
    return Sha256.hex((String.join("\n", hashes) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String join(Map<String, Integer> counts) {
    List<String> parts = new ArrayList<>();
    counts.forEach((label, count) -> parts.add(count + " " + label));
    return String.join(", ", parts);
  }
}
