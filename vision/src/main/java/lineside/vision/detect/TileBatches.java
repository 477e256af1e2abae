package lineside.vision.detect;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import lineside.vision.frame.Picture;
import lineside.vision.model.ModelInput;
import lineside.vision.region.InspectedArea;

/**
 * Runs pictures of any sizes: tiles of the same size go together, whatever pictures they are of.
 * Thread-safe.
 */
final class TileBatches {
  /** Pictures or tiles per run of the model at most: bounds the memory of a run. */
  private static final int MAX_BATCH = 8;

  private final ModelSession session;
  private final ModelInput input;
  private final int maxBatch;
  private final TensorBuffers buffers = new TensorBuffers();

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
        ModelOutput output = run(runs, batch);
        for (int i = 0; i < batch.size(); i++) {
          int picture = batch.get(i).picture();
          PictureRun run = runs.get(picture);
          run.add(batch.get(i).number(), output, i);
          if (run.isComplete()) {
            results.put(picture, keep.apply(run.finish()));
          }
        }
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

  /** Runs one tensor of zeros. */
  void runBlank(TensorSize size) throws InvalidModelOutputException {
    ByteBuffer tensor = buffers.borrow(size.bytes());
    try {
      session.run(tensor, size);
    } finally {
      buffers.giveBack(tensor);
    }
  }

  private ModelOutput run(List<PictureRun> runs, List<Tile> batch)
      throws InvalidModelOutputException {
    Framing framing = runs.get(batch.get(0).picture()).framing();
    TensorSize size =
        new TensorSize(batch.size(), framing.down().side(), framing.across().side(), input);
    ByteBuffer tensor = buffers.borrow(size.bytes());
    try {
      for (int i = 0; i < batch.size(); i++) {
        Tile tile = batch.get(i);
        runs.get(tile.picture())
            .write(tile.number(), tensor.slice(i * size.pictureBytes(), size.pictureBytes()));
      }
      return session.run(tensor, size);
    } finally {
      buffers.giveBack(tensor);
    }
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

  /**
   * One tile of one picture.
   *
   * @param picture index of the picture
   * @param number of the tile
   */
  private record Tile(int picture, int number) {}
}
