package lineside.training.fit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The last state of a run on disk. A state is complete before it gets its name, so that a process
 * killed while writing leaves the one before.
 */
final class RunCheckpoint {
  private static final String PROGRESS_FILE = "progress.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;

  RunCheckpoint(Path directory) {
    this.directory = directory;
  }

  void save(Trainer trainer, RunProgress progress) throws IOException {
    Path draft = directory.resolve("draft");
    Path state = directory.resolve("state");
    Path previous = directory.resolve("previous");
    delete(draft);
    Files.createDirectories(draft);
    trainer.save(draft);
    JSON.writeValue(draft.resolve(PROGRESS_FILE).toFile(), progress);
    delete(previous);
    if (Files.isDirectory(state)) {
      Files.move(state, previous, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(draft, state, StandardCopyOption.ATOMIC_MOVE);
    delete(previous);
  }

  Optional<RunProgress> restore(Trainer trainer) throws IOException {
    for (String name : new String[] {"state", "previous"}) {
      Path state = directory.resolve(name);
      if (Files.isRegularFile(state.resolve(PROGRESS_FILE))) {
        trainer.restore(state);
        return Optional.of(
            JSON.readValue(state.resolve(PROGRESS_FILE).toFile(), RunProgress.class));
      }
    }
    return Optional.empty();
  }

  private static void delete(Path state) throws IOException {
    if (!Files.isDirectory(state)) {
      return;
    }
    try (Stream<Path> files = Files.walk(state)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
