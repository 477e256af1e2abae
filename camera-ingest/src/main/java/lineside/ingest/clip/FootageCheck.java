package lineside.ingest.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lineside.ingest.trigger.TriggerRequest;

/**
 * Looks through a footage directory before it is played: a trigger that nobody can read would be
 * one that nobody misses. Pictures are not looked at; one that is missing or damaged is lost, with
 * its trigger known.
 */
public final class FootageCheck {
  private FootageCheck() {}

  /**
   * Everything that is wrong with head and triggers, one sentence each, of every clip the first
   * damaged line; empty when all can be played.
   */
  public static List<String> problems(Path footageDir) {
    Footage footage;
    try {
      footage = Footage.read(footageDir);
    } catch (IOException unusable) {
      return List.of(describe(unusable));
    }
    List<String> problems = new ArrayList<>();
    for (Footage.Line line : footage.lines()) {
      for (String cameraId : line.cameras()) {
        Path file = footageDir.resolve("clips").resolve(cameraId + ".jsonl");
        problemOf(file).ifPresent(problems::add);
      }
    }
    return List.copyOf(problems);
  }

  private static Optional<String> problemOf(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.of("clip read failed: " + file + " is not there");
    }
    try (ClipTriggers triggers = new ClipTriggers(file)) {
      if (Files.size(file) == 0) {
        // Nothing that anybody could miss; its camera says that it is absent.
        return Optional.empty();
      }
      triggers.open(0);
      Optional<TriggerRequest> next = triggers.next();
      while (next.isPresent()) {
        next = triggers.next();
      }
      return Optional.empty();
    } catch (IOException damaged) {
      return Optional.of(describe(damaged));
    }
  }

  private static String describe(IOException failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }
}
