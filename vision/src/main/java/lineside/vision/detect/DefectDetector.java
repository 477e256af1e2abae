package lineside.vision.detect;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.LongSupplier;
import lineside.vision.frame.Picture;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Precision;
import lineside.vision.model.Provider;
import lineside.vision.region.InspectedArea;

/**
 * One model on one provider: pictures in, detections out, all places and areas in pixels of the
 * pictures whatever the scale and the tiles that the model works on.
 *
 * <p>Thread-safe; one per model and process is enough. Owns native memory: close it when no thread
 * is inside {@link #detect} any more.
 */
public final class DefectDetector implements AutoCloseable {
  private final ModelPackage model;
  private final ModelSession session;
  private final TileBatches batches;
  private final int threads;
  private volatile int plateau;

  private DefectDetector(ModelPackage model, ModelSession session, int threads) {
    this.threads = threads;
    this.model = model;
    this.session = session;
    this.batches = new TileBatches(session, model.card().input());
  }

  /** Loads a package with the weights that suit this machine, {@link Precision#AUTO}. */
  public static DefectDetector open(ModelPackage model, Provider provider, int threads)
      throws ModelPackageException {
    return open(model, provider, threads, Precision.AUTO);
  }

  /**
   * Loads a package.
   *
   * @param threads threads of one run of the model, at least 1; they wait without spinning
   * @param precision which weights; {@link Precision#AUTO} measures where there is a choice, which
   *     takes some runs of the model
   * @throws ModelPackageException when the weights do not load, contradict the description, or when
   *     CUDA was asked for and is not there ({@link Provider#AUTO} falls back to the processor with
   *     a logged warning)
   */
  public static DefectDetector open(
      ModelPackage model, Provider provider, int threads, Precision precision)
      throws ModelPackageException {
    requireNonNull(model, "model is null");
    requireNonNull(provider, "provider is null");
    requireNonNull(precision, "precision is null");
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ", at least 1 is needed");
    }
    return open(model, new SessionChoice(model, provider, threads, System::nanoTime), precision);
  }

  /** Loads a package as {@link #open} does, with another clock to measure by. */
  static DefectDetector open(ModelPackage model, LongSupplier nanoTime)
      throws ModelPackageException {
    return open(model, new SessionChoice(model, Provider.CPU, 1, nanoTime), Precision.AUTO);
  }

  private static DefectDetector open(ModelPackage model, SessionChoice choice, Precision precision)
      throws ModelPackageException {
    return new DefectDetector(model, choice.open(precision), choice.threads());
  }

  /** The package it runs. */
  public ModelPackage model() {
    return model;
  }

  /** What decides about a score: of the weights that really run here. */
  public ModelCard.Thresholds thresholds() {
    return session.weights().decision().thresholds();
  }

  /** How a map becomes regions: of the weights that really run here. */
  public ModelCard.Postprocessing postprocessing() {
    return session.weights().decision().postprocessing();
  }

  /** Where it computes: {@code cpu}, {@code cpu-int8} or {@code cuda}. */
  public String provider() {
    return session.provider();
  }

  /**
   * Inspects pictures of any sizes; those that make tensors of the same size run together.
   *
   * @param pictures stay open and owned by the caller
   * @return one detection per picture, in their order
   * @throws InvalidModelOutputException when the model answers with something that is no score, or
   *     takes no picture of that size
   */
  public List<Detection> detect(List<Picture> pictures) throws InvalidModelOutputException {
    return batches.run(pictures, PictureRun::detection);
  }

  /**
   * Inspects a part of each picture: what lies outside counts neither for the score nor as a
   * region.
   *
   * @param pictures as above
   * @param areas where on each picture defects count, in their order
   * @return one detection per picture, in their order
   * @throws InvalidModelOutputException as above, and when the model knows no places
   * @throws IllegalArgumentException when a picture is too small to show anything of its area, or
   *     has another size than the mask of its area
   */
  public List<Detection> detect(List<Picture> pictures, List<InspectedArea> areas)
      throws InvalidModelOutputException {
    return batches.run(pictures, areas, PictureRun::detection);
  }

  /** Inspects one picture and keeps the map, which {@link #detect} drops. */
  public Inspection inspect(Picture picture) throws InvalidModelOutputException {
    return inspect(List.of(picture)).get(0);
  }

  /** Inspects a part of one picture and keeps the map, which is 0 outside of it. */
  public Inspection inspect(Picture picture, InspectedArea area)
      throws InvalidModelOutputException {
    return batches.run(List.of(picture), List.of(area), PictureRun::finish).get(0);
  }

  /** Inspects pictures as {@link #detect} does and keeps the maps. */
  public List<Inspection> inspect(List<Picture> pictures) throws InvalidModelOutputException {
    return batches.run(pictures, PictureRun::finish);
  }

  /**
   * Runs the golden samples of the package, through decoding, tiles and batches as a line does.
   *
   * @throws QualificationException when one does not get its score within the tolerance; it has
   *     what came of every one
   */
  public void qualify() throws QualificationException {
    new Qualification(this).require(goldenResults());
  }

  /**
   * What this machine makes of every golden sample, alone and in full batches; empty where the
   * package has none.
   */
  public List<GoldenResult> goldenResults() {
    return new Qualification(this).results(session.weights().decision().goldenScores());
  }

  /**
   * Runs the model in the few batch shapes that it will be run in, so that no picture of a line
   * waits for that, and finds the batch beyond which larger ones bring nothing. That is measured
   * once for a machine and a package and kept beside the unpacked libraries.
   *
   * @throws InvalidModelOutputException when a run fails
   */
  public void warm() throws InvalidModelOutputException {
    warm(new BatchTimes(RuntimeLibraries.cache().resolve("batch-times"), System::nanoTime));
  }

  /** Warms up with measurements from elsewhere. */
  void warm(BatchTimes times) throws InvalidModelOutputException {
    BatchPlan plan = new WarmUp(model, times, threads).run(batches, session.provider());
    batches.follow(plan);
    plateau = plan.plateau();
  }

  /** Pictures in a run beyond which more bring nothing; 0 as long as it is not warm. */
  public int plateauBatch() {
    return plateau;
  }

  /** Pictures or tiles that a run of the model takes at most. */
  int picturesPerRun() {
    return batches.picturesPerRun();
  }

  @Override
  public void close() {
    batches.close();
    session.close();
  }
}
