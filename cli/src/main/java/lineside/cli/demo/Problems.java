package lineside.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with several files, so that all of it is said at once. For one thread. */
final class Problems {
  private final List<String> found = new ArrayList<>();

  /** Something that reads a file. */
  @FunctionalInterface
  interface Reading<T> {
    /** Reads. */
    T read(Path file) throws IOException;
  }

  /** Adds sentences. */
  void addAll(List<String> problems) {
    found.addAll(problems);
  }

  /** Reads {@code file}; when that fails, notes why and returns {@code otherwise}. */
  <T> T read(Path file, Reading<T> reading, T otherwise) {
    try {
      return reading.read(file);
    } catch (JsonProcessingException e) {
      found.add("%s is damaged: %s".formatted(file, e.getOriginalMessage()));
    } catch (NoSuchFileException | FileNotFoundException e) {
      found.add(file + " is not there");
    } catch (IOException e) {
      found.add("%s: %s".formatted(file, e.getMessage()));
    }
    return otherwise;
  }

  /** Throws when there is any. */
  void refuseIfAny() throws BadConfigurationException {
    if (!found.isEmpty()) {
      throw new BadConfigurationException(found);
    }
  }
}
