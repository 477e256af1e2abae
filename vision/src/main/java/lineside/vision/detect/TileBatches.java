package lineside.vision.detect;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineside.vision.frame.Picture;
import lineside.vision.model.ModelInput;
import lineside.vision.region.InspectedArea;
import org.jspecify.annotations.Nullable;

/**
 * Runs pictures of any sizes: tiles of the same size go together, whatever pictures they are of.
 * Thread-safe.
 */
final class TileBatches implements AutoCloseable {
  /** Pictures or tiles per run of the model at most. */
  private static final int MAX_BATCH = 8;

  /**
   * Network pixels per run at most where a picture has not more: what lies between the layers takes
   * about 300 bytes a pixel, and the runtime keeps what it once took.
   */
  private static final long MAX_PIXELS = 4L << 20;

  private final ModelSession session;
  private final ModelInput input;
  private final int maxBatch;
  private final BatchMemories memories = new BatchMemories();
  private volatile BatchPlan plan = BatchPlan.unmeasured();

  TileBatches(ModelSession session, ModelInput input) {
    this.session = session;
    this.input = input;
    this.maxBatch = Math.min(MAX_BATCH, session.picturesPerRun());
  }

  /** What is kept of a picture whose tiles are all answered. */
  @FunctionalInterface
  interface Keep<T> {
    /** Takes it from the run, once. */
    T of(PictureRun run) throws InvalidModelOutputException;
  }

  @FunctionalInterface
  private interface Completion {
    void accept(int picture, PictureRun run) throws InvalidModelOutputException;
  }

  /**
   * Runs.
   *
   * @param keep what to keep of each picture, asked as soon as it is complete
   * @return one result per picture, in their order
   */
  <T> List<T> run(List<Picture> pictures, Keep<T> keep) throws InvalidModelOutputException {
    return run(pictures, Collections.nCopies(pictures.size(), InspectedArea.WHOLE), keep);
  }

  /**
   * Runs, with areas.
   *
   * @param areas where on each picture defects count, in their order
   */
  <T> List<T> run(List<Picture> pictures, List<InspectedArea> areas, Keep<T> keep)
      throws InvalidModelOutputException {
    if (areas.size() != pictures.size()) {
      throw new IllegalArgumentException(
          "%d areas for %d pictures".formatted(areas.size(), pictures.size()));
    }
    List<PictureRun> runs = new ArrayList<>(pictures.size());
    try {
      for (int i = 0; i < pictures.size(); i++) {
        runs.add(new PictureRun(pictures.get(i), areas.get(i), input, session.reader()));
      }
      Map<Integer, T> results = new TreeMap<>();
      for (Batch batch : batches(runs)) {
        run(runs, batch, (picture, run) -> results.put(picture, keep.of(run)));
      }
      return List.copyOf(results.values());
    } finally {
      runs.forEach(PictureRun::close);
    }
  }

  /** Pictures or tiles per run at most. */
  int picturesPerRun() {
    return maxBatch;
  }

  /** Runs one tensor of whatever lies in its memory. */
  void runBlank(TensorSize size) throws InvalidModelOutputException {
    BatchMemory memory = memories.borrow(size);
    try {
      session.run(memory);
    } finally {
      memories.giveBack(memory);
    }
  }

  private void run(List<PictureRun> runs, Batch batch, Completion complete)
      throws InvalidModelOutputException {
    List<Tile> tiles = batch.tiles();
    TensorSize size = batch.size();
    BatchMemory memory = memories.borrow(size);
    try {
      ModelOutput output = run(runs, tiles, memory);
      for (int i = 0; i < tiles.size(); i++) {
        int picture = tiles.get(i).picture();
        PictureRun run = runs.get(picture);
        run.add(tiles.get(i).number(), output, i);
        if (run.isComplete()) {
          complete.accept(picture, run);
        }
      }
    } finally {
      memories.giveBack(memory);
    }
  }

  private ModelOutput run(List<PictureRun> runs, List<Tile> tiles, BatchMemory memory)
      throws InvalidModelOutputException {
    @Nullable ByteBuffer own =
        memory.size().pictures() == 1 ? runs.get(tiles.get(0).picture()).asTensor() : null;
    if (own != null) {
      return session.run(memory, own);
    }
    for (int i = 0; i < tiles.size(); i++) {
      Tile tile = tiles.get(i);
      runs.get(tile.picture()).write(tile.number(), memory.slot(i));
    }
    return session.run(memory);
  }

  /** Pictures of that size in a run at most. */
  int mostOf(TensorSize size) {
    return (int) Math.max(1, Math.min(maxBatch, MAX_PIXELS / size.picturePixels()));
  }

  /** From now on batches are as a measurement says. */
  void follow(BatchPlan measured) {
    plan = measured;
  }

  private List<Batch> batches(List<PictureRun> runs) {
    Map<TensorSize, List<Tile>> bySize = new LinkedHashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      Framing framing = runs.get(i).framing();
      TensorSize one = new TensorSize(1, framing.down().side(), framing.across().side(), input);
      List<Tile> same = bySize.computeIfAbsent(one, unused -> new ArrayList<>());
      for (int tile = 0; tile < framing.tiles(); tile++) {
        same.add(new Tile(i, tile));
      }
    }
    List<Batch> batches = new ArrayList<>();
    bySize.forEach(
        (one, same) -> {
          int from = 0;
          for (int shape : plan.runs(same.size(), mostOf(one))) {
            int to = Math.min(same.size(), from + shape);
            batches.add(new Batch(one.of(shape), same.subList(from, to)));
            from = to;
          }
        });
    return batches;
  }

  @Override
  public void close() {
    memories.close();
  }

  /**
   * One tile of one picture.
   *
   * @param picture index of the picture
   * @param number of the tile
   */
  private record Tile(int picture, int number) {}

  /**
   * What runs together.
   *
   * @param size of the tensor; places behind the tiles are not read
   * @param tiles what is in it
   */
  private record Batch(TensorSize size, List<Tile> tiles) {}
}
