package lineside.vision.detect;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import lineside.vision.frame.Picture;
import lineside.vision.model.ModelInput;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Precision;
import lineside.vision.model.Provider;

/**
 * What this module costs on top of the runtime: the same graph on the same tensors, in turns, by a
 * bare loop of ONNX Runtime that reads no answer, by the session of the detector, and by the
 * detector with all that makes a picture a verdict. With one thread on the processor the times are
 * processor time, else they are those of the clock. Not thread-safe.
 */
public final class GraphRace implements AutoCloseable {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int CONTESTANTS = 3;

  private final ModelSession session;
  private final TileBatches batches;
  private final ModelInput input;
  private final OrtSession bare;
  private final LongSupplier nanoTime;

  private GraphRace(
      ModelSession session, ModelInput input, OrtSession bare, LongSupplier nanoTime) {
    this.session = session;
    this.batches = new TileBatches(session, input);
    this.input = input;
    this.bare = bare;
    this.nanoTime = nanoTime;
  }

  /**
   * One turn of all three on one picture, milliseconds.
   *
   * @param bare loop of the runtime
   * @param graph session of the detector
   * @param full detector: scaling, tiles, graph, findings
   */
  public record Lap(double bare, double graph, double full) {}

  /** Opens both; the weights are those that a detector would run. */
  public static GraphRace open(ModelPackage model, Provider provider, int threads)
      throws ModelPackageException {
    ModelSession session =
        new SessionChoice(model, provider, threads, System::nanoTime).open(Precision.AUTO);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      if (session.provider().equals("cuda")) {
        options.addCUDA(0);
      }
      OrtSession bare =
          OrtEnvironment.getEnvironment()
              .createSession(session.weights().file().toString(), options);
      return new GraphRace(session, model.card().input(), bare, clock(session, threads));
    } catch (OrtException e) {
      ModelPackageException refusal =
          ModelSession.refusal(ModelPackageException.Category.UNLOADABLE, session.weights(), e);
      session.close();
      throw refusal;
    }
  }

  /**
   * With one thread on the processor all work is the caller's, and its processor time does not care
   * what else the machine does.
   */
  private static LongSupplier clock(ModelSession session, int threads) {
    ThreadMXBean times = ManagementFactory.getThreadMXBean();
    boolean isOwnWork = threads == 1 && !session.provider().equals("cuda");
    return isOwnWork && times.isCurrentThreadCpuTimeSupported()
        ? times::getCurrentThreadCpuTime
        : System::nanoTime;
  }

  /** Where both compute. */
  public String provider() {
    return session.provider();
  }

  /**
   * Runs, after two turns that do not count; who starts changes from turn to turn.
   *
   * @param pictures stay open and owned by the caller
   * @param rounds turns per picture
   */
  public List<Lap> run(List<Picture> pictures, int rounds) throws InvalidModelOutputException {
    List<Lap> laps = new ArrayList<>();
    for (Picture picture : pictures) {
      List<BatchMemory> tensors = tensors(picture);
      try {
        for (int round = -2; round < rounds; round++) {
          Lap lap = lap(picture, tensors, Math.floorMod(round, CONTESTANTS));
          if (round >= 0) {
            laps.add(lap);
          }
        }
      } finally {
        tensors.forEach(BatchMemory::close);
      }
    }
    return List.copyOf(laps);
  }

  private Lap lap(Picture picture, List<BatchMemory> tensors, int first)
      throws InvalidModelOutputException {
    double[] millis = new double[CONTESTANTS];
    for (int turn = 0; turn < CONTESTANTS; turn++) {
      int contestant = (first + turn) % CONTESTANTS;
      long before = nanoTime.getAsLong();
      switch (contestant) {
        case 0 -> runBare(tensors);
        case 1 -> runSession(tensors);
        default -> batches.run(List.of(picture), PictureRun::detection);
      }
      millis[contestant] = (nanoTime.getAsLong() - before) / NANOS_PER_MILLI;
    }
    return new Lap(millis[0], millis[1], millis[2]);
  }

  private void runBare(List<BatchMemory> tensors) throws InvalidModelOutputException {
    for (BatchMemory tensor : tensors) {
      try (OrtSession.Result result =
          bare.run(Map.of(input.name(), tensor.input()), session.reader().outputs())) {
        requireAnswers(result);
      } catch (OrtException e) {
        throw new InvalidModelOutputException("bare run failed on " + provider(), e);
      }
    }
  }

  private void requireAnswers(OrtSession.Result result) throws InvalidModelOutputException {
    if (result.size() != session.reader().outputs().size()) {
      throw new InvalidModelOutputException("bare run has " + result.size() + " outputs");
    }
  }

  private void runSession(List<BatchMemory> tensors) throws InvalidModelOutputException {
    for (BatchMemory tensor : tensors) {
      session.run(tensor);
    }
  }

  /** The tensors that the detector would make of a picture; the caller closes them. */
  private List<BatchMemory> tensors(Picture picture) throws InvalidModelOutputException {
    try (PictureRun run = new PictureRun(picture, input, session.reader())) {
      Framing framing = run.framing();
      List<BatchMemory> tensors = new ArrayList<>();
      int most = batches.picturesPerRun();
      for (int from = 0; from < framing.tiles(); from += most) {
        int count = Math.min(most, framing.tiles() - from);
        BatchMemory tensor =
            new BatchMemory(
                new TensorSize(count, framing.down().side(), framing.across().side(), input));
        int first = from;
        IntStream.range(0, count).forEach(i -> run.write(first + i, tensor.slot(i)));
        tensors.add(tensor);
      }
      return tensors;
    } catch (OrtException e) {
      throw new InvalidModelOutputException("no tensor of the picture", e);
    }
  }

  @Override
  public void close() {
    batches.close();
    try {
      bare.close();
    } catch (OrtException e) {
      throw new IllegalStateException("bare session did not close", e);
    } finally {
      session.close();
    }
  }
}
