package lineside.footage.scene;

import java.util.List;
import java.util.Random;
import lineside.footage.render.Plane;
import lineside.footage.render.Seed;

/**
 * Parts of four types, turned to any angle, anywhere in the picture, before changing backgrounds
 * and in changing light. Every defect is visible by the measure of the footage.
 */
final class PosesScene implements Scene {
  private static final int SIZE_PX = 256;
  private static final double SCALE = 0.58;
  private static final double WEAKEST_SIGMA = 3.7;
  private static final double STRONGEST_SIGMA = 14;
  private static final double STRONGEST_FACTOR = 1.3;
  private static final int DEFECTS_PER_TAKE = 8;
  private static final int MOST_DRAWS = 400;
  private final List<SceneKind> kinds;
  private final Exposure exposure;

  /**
   * Bounds of the exposure.
   *
   * @param least darkest, 1 = nominal
   * @param most brightest
   */
  record Exposure(double least, double most) {}

  PosesScene(List<SceneKind> kinds, Exposure exposure) {
    this.kinds = List.copyOf(kinds);
    this.exposure = exposure;
  }

  @Override
  public List<SceneKind> kinds() {
    return kinds;
  }

  @Override
  public int sizePx() {
    return SIZE_PX;
  }

  @Override
  public Opened open(Seed partSeed) {
    PartType type = PartType.of(partSeed.child("type").random().nextInt());
    Part part = new Part(type, partSeed);
    Taker taker =
        (kind, seed) ->
            kind.map(k -> defect(part, k, seed)).orElseGet(() -> good(stage(part, seed.child(0))));
    return new Opened(type.label(), taker);
  }

  private static Labelled good(Stage stage) {
    return new Labelled(Shooter.good(stage), false, Double.NaN);
  }

  /** Draws again, in the end with another pose and light, until the defect can be seen. */
  private Labelled defect(Part part, SceneKind kind, Seed seed) {
    PosedStage stage = stage(part, seed.child(0));
    for (int i = 0; i < MOST_DRAWS; i++) {
      Seed of = seed.child("defect").child(i);
      double target = target(of.child("target").random());
      Picture picture =
          Shooter.defect(
              stage,
              kind,
              of.child("shape"),
              (change, sigma) -> Math.min(STRONGEST_FACTOR, target * sigma / change));
      if (picture.visibility().isVisible()) {
        return new Labelled(picture, true, Double.NaN);
      }
      if (i % DEFECTS_PER_TAKE == DEFECTS_PER_TAKE - 1) {
        stage = stage(part, seed.child(i + 1));
      }
    }
    throw new IllegalStateException("no visible " + kind.label() + " in " + MOST_DRAWS + " draws");
  }

  private static double target(Random random) {
    double spread = StrictMath.log(STRONGEST_SIGMA / WEAKEST_SIGMA);
    return WEAKEST_SIGMA * StrictMath.exp(spread * random.nextDouble());
  }

  private PosedStage stage(Part part, Seed seed) {
    Random random = seed.random();
    Pose pose =
        new Pose(
            14 * (2 * random.nextDouble() - 1),
            14 * (2 * random.nextDouble() - 1),
            2 * Math.PI * random.nextDouble(),
            SCALE * (1 + 0.1 * (2 * random.nextDouble() - 1)));
    Light light = Light.changing(exposure.least(), exposure.most(), random);
    double focus = 0.4 + 0.4 * random.nextDouble();
    Plane background = Backdrop.draw(seed.child("backdrop"), SIZE_PX);
    return new PosedStage(
        part, background, new PosedStage.Take(pose, light, focus, seed.child("noise")));
  }
}
