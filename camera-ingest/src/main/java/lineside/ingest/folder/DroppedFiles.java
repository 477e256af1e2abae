package lineside.ingest.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import lineside.ingest.trigger.TriggerRequest;
import lineside.ingest.trigger.TriggerSource;
import org.jspecify.annotations.Nullable;

/**
 * Asks for each picture that is dropped into a folder, oldest first. A file is ready when two looks
 * find it with the same size and time: looking works on network drives too, where no notice of
 * changes comes. Used by one thread.
 */
final class DroppedFiles implements TriggerSource {
  private static final long LOOK_NANOS = Duration.ofMillis(200).toNanos();

  private final Path folder;
  private final String recipeId;
  private final LongSupplier nanoTime;
  private final Map<String, Seen> seen = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Queue<String> ready = new ArrayDeque<>();
  private @Nullable Long lookedAtNanos;
  private String acceptedBefore = "";

  DroppedFiles(Path folder, String recipeId, LongSupplier nanoTime) {
    this.folder = folder;
    this.recipeId = recipeId;
    this.nanoTime = nanoTime;
  }

  @Override
  public boolean isLive() {
    return true;
  }

  @Override
  public void resume(String position) {
    acceptedBefore = position;
  }

  @Override
  public void open(long fromSequence) throws IOException {
    Files.createDirectories(folder.resolve(WatchedFolder.DONE));
    Files.createDirectories(folder.resolve(WatchedFolder.FAILED));
    Path before = folder.resolve(acceptedBefore);
    if (!acceptedBefore.isEmpty() && Files.isRegularFile(before)) {
      // Its trigger stands in the journal, which knows what became of it.
      DroppedFrames.move(before, WatchedFolder.DONE);
    }
  }

  @Override
  public Optional<TriggerRequest> next() throws IOException {
    if (ready.isEmpty()) {
      look();
    }
    String name = ready.poll();
    if (name == null) {
      return Optional.empty();
    }
    asked.add(name);
    return Optional.of(
        new TriggerRequest(0, FolderTriggers.partId(stem(name)), 1, recipeId, null, name)
            .withPosition(name));
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private void look() throws IOException {
    long now = nanoTime.getAsLong();
    Long before = lookedAtNanos;
    if (before != null && now - before < LOOK_NANOS) {
      return;
    }
    lookedAtNanos = now;
    List<Seen> found = list();
    Set<String> names = new HashSet<>();
    for (Seen file : found) {
      names.add(file.name());
      Seen earlier = seen.put(file.name(), file);
      if (file.equals(earlier) && !asked.contains(file.name())) {
        ready.add(file.name());
      }
    }
    seen.keySet().retainAll(names);
    asked.retainAll(names);
  }

  private List<Seen> list() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(FolderCamera::isPicture)
          .map(DroppedFiles::seen)
          .flatMap(Optional::stream)
          .sorted(Comparator.comparing(Seen::changedAt).thenComparing(Seen::name))
          .toList();
    }
  }

  private static Optional<Seen> seen(Path file) {
    try {
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(
          new Seen(file.getFileName().toString(), facts.size(), facts.lastModifiedTime()));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    // Holds nothing open.
  }

  /** A file as it was found. */
  private record Seen(String name, long sizeBytes, FileTime changedAt) {}
}
