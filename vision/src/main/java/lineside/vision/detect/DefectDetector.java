package lineside.vision.detect;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;

/**
 * One model on one provider: pictures in, detections out.
 *
 * <p>Thread-safe; one per model and process is enough. Owns native memory: close it when no thread
 * is inside {@link #detect} any more.
 */
public final class DefectDetector implements AutoCloseable {
  /** Pictures per run of the model at most: bounds the memory of a run. */
  private static final int MAX_BATCH = 8;

  /** Golden samples are part of a package, not of a camera stream. */
  private static final long MAX_GOLDEN_PIXELS = 100_000_000L;

  private final ModelPackage model;
  private final ModelSession session;
  private final RegionFinder regions;
  private final TensorBuffers buffers = new TensorBuffers();

  private DefectDetector(ModelPackage model, ModelSession session) {
    this.model = model;
    this.session = session;
    this.regions = new RegionFinder(model.classes(), model.card().postprocessing());
  }

  /**
   * Loads the weights of a package.
   *
   * @param threads threads of one run of the model, at least 1; they wait without spinning
   * @throws ModelPackageException when the weights do not load, contradict the description, or when
   *     CUDA was asked for and is not there ({@link Provider#AUTO} falls back to the processor with
   *     a logged warning)
   */
  public static DefectDetector open(ModelPackage model, Provider provider, int threads)
      throws ModelPackageException {
    requireNonNull(model, "model is null");
    requireNonNull(provider, "provider is null");
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ", at least 1 is needed");
    }
    return new DefectDetector(model, ModelSession.open(model, provider, threads));
  }

  /** The package it runs. */
  public ModelPackage model() {
    return model;
  }

  /** What decides about a score: of the weights that really run here. */
  public ModelCard.Thresholds thresholds() {
    return model.thresholds();
  }

  /** How a map becomes regions: of the weights that really run here. */
  public ModelCard.Postprocessing postprocessing() {
    return model.card().postprocessing();
  }

  /** Where it computes: {@code cpu} or {@code cuda}. */
  public String provider() {
    return session.provider();
  }

  /**
   * Inspects pictures of any sizes; those of the same size run together.
   *
   * @param pictures stay open and owned by the caller
   * @return one detection per picture, in their order
   * @throws InvalidModelOutputException when the model answers with something that is no score
   */
  public List<Detection> detect(List<Picture> pictures) throws InvalidModelOutputException {
    Map<Integer, Detection> found = new TreeMap<>();
    for (List<Integer> batch : batches(pictures)) {
      List<Picture> same = batch.stream().map(pictures::get).toList();
      TensorSize size = sizeOf(same);
      ModelOutput output = run(same, size);
      for (int i = 0; i < same.size(); i++) {
        found.put(batch.get(i), inspection(same.get(i), output, i, same.size()).detection());
      }
    }
    return List.copyOf(found.values());
  }

  /** Inspects one picture and keeps the map, which {@link #detect} drops. */
  public Inspection inspect(Picture picture) throws InvalidModelOutputException {
    List<Picture> one = List.of(picture);
    return inspection(picture, run(one, sizeOf(one)), 0, 1);
  }

  /**
   * Runs the golden samples of the package.
   *
   * @throws QualificationException when one does not get its score within the tolerance
   */
  public void qualify() throws QualificationException {
    PictureDecoder decoder = new PictureDecoder(MAX_GOLDEN_PIXELS);
    for (ModelCard.GoldenSample sample : model.card().golden()) {
      float score = score(decoder, sample);
      if (!(Math.abs(score - sample.score()) <= model.card().goldenTolerance())) {
        throw new QualificationException(
            "%s scores %.5f on %s, expected %.5f within %.5f (model %s)"
                .formatted(
                    model.directory().resolve(sample.file()),
                    score,
                    provider(),
                    sample.score(),
                    model.card().goldenTolerance(),
                    model.sha256()),
            null);
      }
    }
  }

  private float score(PictureDecoder decoder, ModelCard.GoldenSample sample)
      throws QualificationException {
    try (Picture picture =
        decoder.decode(
            ByteBuffer.wrap(Files.readAllBytes(model.directory().resolve(sample.file()))))) {
      return detect(List.of(picture)).get(0).score();
    } catch (IOException | UndecodablePictureException | InvalidModelOutputException e) {
      throw new QualificationException(sample.file() + ": " + e.getMessage(), e);
    }
  }

  private ModelOutput run(List<Picture> pictures, TensorSize size)
      throws InvalidModelOutputException {
    ByteBuffer tensor = buffers.borrow(size.bytes());
    try {
      Preprocessor.fill(pictures, size, tensor);
      return session.run(tensor, size);
    } finally {
      buffers.giveBack(tensor);
    }
  }

  private Inspection inspection(Picture picture, ModelOutput output, int index, int pictures)
      throws InvalidModelOutputException {
    DefectMap map = map(picture, output, index);
    ClassMap kinds = output.classMap(index, model.classes().size());
    Detection detection =
        new Detection(
            map.peak(),
            regions.find(map, kinds, picture.widthPx(), picture.heightPx()),
            output.embedding(index, pictures));
    return new Inspection(detection, map);
  }

  private DefectMap map(Picture picture, ModelOutput output, int index)
      throws InvalidModelOutputException {
    int stride = model.card().mapStride();
    return output
        .defectMap(
            index,
            (picture.widthPx() + stride - 1) / stride,
            (picture.heightPx() + stride - 1) / stride,
            stride)
        .smoothed();
  }

  private TensorSize sizeOf(List<Picture> same) {
    return TensorSize.of(
        same.size(), same.get(0).widthPx(), same.get(0).heightPx(), model.card().input());
  }

  private static List<List<Integer>> batches(List<Picture> pictures) {
    Map<Long, List<Integer>> bySize = new LinkedHashMap<>();
    for (int i = 0; i < pictures.size(); i++) {
      long size = ((long) pictures.get(i).widthPx() << 32) | pictures.get(i).heightPx();
      bySize.computeIfAbsent(size, unused -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> batches = new ArrayList<>();
    for (List<Integer> same : bySize.values()) {
      for (int from = 0; from < same.size(); from += MAX_BATCH) {
        batches.add(same.subList(from, Math.min(same.size(), from + MAX_BATCH)));
      }
    }
    return batches;
  }

  @Override
  public void close() {
    session.close();
  }
}
