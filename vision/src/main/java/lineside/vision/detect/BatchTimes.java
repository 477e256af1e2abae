package lineside.vision.detect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import lineside.vision.model.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long runs of the batch shapes take on this machine: measured once for a machine and a model
 * and kept in a file, because the next process would find the same. Thread-safe.
 *
 * @param directory where the files lie; made when it is not there
 * @param nanoTime clock to measure by
 */
record BatchTimes(Path directory, LongSupplier nanoTime) {
  private static final Logger LOG = LoggerFactory.getLogger(BatchTimes.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROUNDS = 5;

  /** A shape is not measured again once that much time went into it: large models are slow. */
  private static final long ENOUGH_NANOS = 400_000_000;

  /**
   * What the times depend on.
   *
   * @param processor its name
   * @param cpus processors that this process may use
   * @param threads threads of a run
   * @param modelSha256 hash of the package
   * @param provider where it computes
   * @param size height, width and channels of a picture of the tensor
   */
  record Key(
      String processor,
      double cpus,
      int threads,
      String modelSha256,
      String provider,
      String size) {
    private String fileName() {
      return Sha256.hex(toString().getBytes(StandardCharsets.UTF_8)) + ".json";
    }
  }

  /** What is written: the key for a person to read, and the times. */
  private record Content(Key key, Map<Integer, Double> nanosByShape) {}

  /** The times that a file holds; empty when there is none that can be read. */
  Optional<NavigableMap<Integer, Double>> read(Key key) {
    Path file = directory.resolve(key.fileName());
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Content content = JSON.readValue(Files.readAllBytes(file), new TypeReference<>() {});
      return content.key().equals(key) && content.nanosByShape().containsKey(1)
          ? Optional.of(new TreeMap<>(content.nanosByShape()))
          : Optional.empty();
    } catch (IOException e) {
      LOG.warn("times of batches unreadable, measuring again: {}: {}", file, e.getMessage());
      return Optional.empty();
    }
  }

  /** Keeps times for the next process; a directory that cannot be written only costs time. */
  void write(Key key, NavigableMap<Integer, Double> nanosByShape) {
    try {
      Files.createDirectories(directory);
      Path whole = Files.createTempFile(directory, "times", ".tmp");
      Files.write(whole, bytes(new Content(key, nanosByShape)));
      Files.move(whole, directory.resolve(key.fileName()), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warn("times of batches not kept: {}", e.toString());
    }
  }

  private static byte[] bytes(Content content) throws JsonProcessingException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
  }

  /**
   * Runs every shape, the first time to warm it up, and takes the fastest of some runs.
   *
   * @param one tensor of one picture
   * @param most pictures of a run at most
   */
  NavigableMap<Integer, Double> measure(TileBatches batches, TensorSize one, int most)
      throws InvalidModelOutputException {
    NavigableMap<Integer, Double> nanosByShape = new TreeMap<>();
    for (int shape : BatchPlan.SHAPES) {
      if (shape <= most) {
        nanosByShape.put(shape, (double) fastest(batches, one.of(shape)));
      }
    }
    return nanosByShape;
  }

  private long fastest(TileBatches batches, TensorSize size) throws InvalidModelOutputException {
    batches.runBlank(size);
    long fastest = Long.MAX_VALUE;
    long spent = 0;
    for (int round = 0; round < ROUNDS && spent < ENOUGH_NANOS; round++) {
      long before = nanoTime.getAsLong();
      batches.runBlank(size);
      long nanos = nanoTime.getAsLong() - before;
      fastest = Math.min(fastest, nanos);
      spent += nanos;
    }
    return fastest;
  }
}
