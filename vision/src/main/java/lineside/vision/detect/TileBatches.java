package lineside.vision.detect;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import lineside.vision.frame.Picture;
import lineside.vision.model.ModelInput;
import lineside.vision.region.InspectedArea;
import org.jspecify.annotations.Nullable;

/**
 * Runs pictures of any sizes: tiles of the same size go together, whatever pictures they are of.
 * Thread-safe.
 */
final class TileBatches implements AutoCloseable {
  /** Pictures or tiles per run of the model at most: bounds the memory of a run. */
  private static final int MAX_BATCH = 8;

  private final ModelSession session;
  private final ModelInput input;
  private final int maxBatch;
  private final BatchMemories memories = new BatchMemories();

  TileBatches(ModelSession session, ModelInput input) {
    this.session = session;
    this.input = input;
    this.maxBatch = Math.min(MAX_BATCH, session.picturesPerRun());
  }

  /**
   * Runs.
   *
   * @param keep what to keep of each picture, asked as soon as it is complete
   * @return one result per picture, in their order
   */
  <T> List<T> run(List<Picture> pictures, Function<Inspection, T> keep)
      throws InvalidModelOutputException {
    return run(pictures, Collections.nCopies(pictures.size(), InspectedArea.WHOLE), keep);
  }

  /**
   * Runs, with areas.
   *
   * @param areas where on each picture defects count, in their order
   */
  <T> List<T> run(List<Picture> pictures, List<InspectedArea> areas, Function<Inspection, T> keep)
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
      for (List<Tile> batch : batches(runs)) {
        run(runs, batch, (picture, inspection) -> results.put(picture, keep.apply(inspection)));
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

  private void run(
      List<PictureRun> runs, List<Tile> batch, BiConsumer<Integer, Inspection> complete)
      throws InvalidModelOutputException {
    Framing framing = runs.get(batch.get(0).picture()).framing();
    TensorSize size =
        new TensorSize(batch.size(), framing.down().side(), framing.across().side(), input);
    BatchMemory memory = memories.borrow(size);
    try {
      ModelOutput output = run(runs, batch, memory);
      for (int i = 0; i < batch.size(); i++) {
        int picture = batch.get(i).picture();
        PictureRun run = runs.get(picture);
        run.add(batch.get(i).number(), output, i);
        if (run.isComplete()) {
          complete.accept(picture, run.finish());
        }
      }
    } finally {
      memories.giveBack(memory);
    }
  }

  private ModelOutput run(List<PictureRun> runs, List<Tile> batch, BatchMemory memory)
      throws InvalidModelOutputException {
    @Nullable ByteBuffer own =
        batch.size() == 1 ? runs.get(batch.get(0).picture()).asTensor() : null;
    if (own != null) {
      return session.run(memory, own);
    }
    for (int i = 0; i < batch.size(); i++) {
      Tile tile = batch.get(i);
      runs.get(tile.picture()).write(tile.number(), memory.slot(i));
    }
    return session.run(memory);
  }

  private List<List<Tile>> batches(List<PictureRun> runs) {
    Map<Long, List<Tile>> bySize = new LinkedHashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      Framing framing = runs.get(i).framing();
      long size = ((long) framing.across().side() << 32) | framing.down().side();
      List<Tile> same = bySize.computeIfAbsent(size, unused -> new ArrayList<>());
      for (int tile = 0; tile < framing.tiles(); tile++) {
        same.add(new Tile(i, tile));
      }
    }
    List<List<Tile>> batches = new ArrayList<>();
    for (List<Tile> same : bySize.values()) {
      for (int from = 0; from < same.size(); from += maxBatch) {
        batches.add(same.subList(from, Math.min(same.size(), from + maxBatch)));
      }
    }
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
}
