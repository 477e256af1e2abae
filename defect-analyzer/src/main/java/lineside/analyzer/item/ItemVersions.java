package lineside.analyzer.item;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lineside.vision.evidence.DirectoryEvidenceStore;
import lineside.vision.evidence.EvidenceStore;
import lineside.vision.model.Sha256;

/**
 * The versions of training items in a directory, each in a directory of its own that appears whole
 * or not at all: {@code v0003-HASH/items.jsonl} and {@code version.json}; masks of all versions lie
 * in {@code masks} under their hashes. Holds no picture of a part. One writer.
 */
public final class ItemVersions {
  private static final Pattern DIRECTORY = Pattern.compile("v([0-9]{4,9})-([0-9a-f]{12})");
  private static final String ITEMS = "items.jsonl";
  private static final String FACTS = "version.json";

  private final Path root;
  private final InstantSource clock;
  private final EvidenceStore masks;

  /**
   * Takes the directory.
   *
   * @param clock wall clock, told in {@code version.json} and nowhere else
   */
  public ItemVersions(Path root, InstantSource clock) {
    this.root = root;
    this.clock = clock;
    this.masks = new DirectoryEvidenceStore(root.resolve("masks"), clock);
  }

  /** Where masks are. */
  public EvidenceStore masks() {
    return masks;
  }

  /**
   * The one with the highest number.
   *
   * @throws IOException when it does not read, or its items are not those of its name
   */
  public Optional<ItemVersion> latest() throws IOException {
    if (!Files.isDirectory(root)) {
      return Optional.empty();
    }
    Optional<Path> highest;
    try (Stream<Path> files = Files.list(root)) {
      highest =
          files.filter(file -> number(file) > 0).max(Comparator.comparing(ItemVersions::number));
    }
    return highest.isEmpty() ? Optional.empty() : Optional.of(read(highest.get()));
  }

  /** Number of a directory, 0 when it is none of a version. */
  private static int number(Path directory) {
    Matcher name = DIRECTORY.matcher(String.valueOf(directory.getFileName()));
    return name.matches() ? Integer.parseInt(name.group(1)) : 0;
  }

  private static ItemVersion read(Path directory) throws IOException {
    byte[] bytes = Files.readAllBytes(directory.resolve(ITEMS));
    int number = number(directory);
    String sha256 = Sha256.hex(bytes);
    if (!directory.endsWith(ItemVersion.nameOf(number, sha256))) {
      throw new IOException(
          "%s was changed: its items have the hash %s".formatted(directory, sha256));
    }
    List<TrainingItem> items = new ArrayList<>();
    for (String line : new String(bytes, UTF_8).lines().toList()) {
      items.add(ItemLines.item(line));
    }
    return new ItemVersion(number, sha256, directory, items);
  }

  /**
   * Keeps items: as the latest version when they are the same, else as a new one.
   *
   * @param items ordered by picture
   */
  public ItemVersion keep(List<TrainingItem> items, LeftOutCounts leftOut) throws IOException {
    StringBuilder lines = new StringBuilder();
    items.forEach(item -> lines.append(ItemLines.line(item)).append('\n'));
    byte[] bytes = lines.toString().getBytes(UTF_8);
    String sha256 = Sha256.hex(bytes);
    Optional<ItemVersion> before = latest();
    if (before.isPresent() && before.get().sha256().equals(sha256)) {
      return before.get();
    }
    int number = before.map(ItemVersion::number).orElse(0) + 1;
    ItemVersion version =
        new ItemVersion(number, sha256, root.resolve(ItemVersion.nameOf(number, sha256)), items);
    Path draft = root.resolve("." + version.name() + ".part");
    Files.createDirectories(draft);
    try {
      Files.write(draft.resolve(ITEMS), bytes);
      Files.writeString(
          draft.resolve(FACTS), facts(version, before, leftOut).toPrettyString() + "\n");
      Files.move(draft, version.directory(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft.resolve(ITEMS));
      Files.deleteIfExists(draft.resolve(FACTS));
      Files.deleteIfExists(draft);
    }
    return version;
  }

  private ObjectNode facts(
      ItemVersion version, Optional<ItemVersion> before, LeftOutCounts leftOut) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("number", version.number());
    node.put("sha256", version.sha256());
    before.ifPresent(earlier -> node.put("previous", earlier.sha256()));
    node.put("createdAt", clock.instant().toString());
    node.put("items", version.items().size());
    for (Speaker speaker : Speaker.values()) {
      ObjectNode counts = node.withObjectProperty("said").putObject(speaker.name());
      for (Side side : Side.values()) {
        ObjectNode ofSide = counts.putObject(side.name());
        for (Label.Content content : Label.Content.values()) {
          ofSide.put(
              content.name(),
              version.count(
                  item ->
                      item.said().speaker() == speaker
                          && item.side() == side
                          && item.label().content() == content));
        }
      }
    }
    node.put("masks", version.count(item -> item.mask().isPresent()));
    ObjectNode out = node.putObject("leftOut");
    for (LeftOut why : LeftOut.values()) {
      out.put(why.name(), leftOut.of(why));
    }
    return node;
  }
}
