package lineside.footage.scene;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import lineside.footage.render.Plane;
import lineside.footage.render.Seed;

/**
 * Marks of {@value #LEAST_GREY} to {@value #MOST_GREY} grey levels in the mean on surfaces with
 * machining lines whose texture has a standard deviation of 7 to 9. No single pixel tells them;
 * they are large enough that the best linear observer has d' of at least {@value #LEAST_IDEAL_D},
 * which is what visible means here.
 */
final class FaintScene implements Scene {
  private static final int SIZE_PX = 256;
  private static final double LEAST_GREY = 3;
  private static final double MOST_GREY = 6;
  private static final double LEAST_IDEAL_D = 9;
  private static final List<Finish> FINISHES =
      List.of(Finish.BRUSHED, Finish.TURNED, Finish.MILLED);
  private static final int EXAMPLES = 24;
  private static final int MOST_DRAWS = 400;

  /** Where texture is of the size of the marks, these must be larger to be told from it. */
  private static final double GROWTH_PER_DRAW = 0.04;

  private static final double MOST_GROWTH = 2.2;
  private final Map<Finish, IdealObserver> observers = new EnumMap<>(Finish.class);

  FaintScene(Seed seed) {
    for (Finish finish : FINISHES) {
      List<Plane> examples =
          IntStream.range(0, EXAMPLES)
              .mapToObj(i -> FaintStage.texture(finish, seed.child("example").child(i), SIZE_PX))
              .toList();
      observers.put(finish, IdealObserver.ofTexture(examples));
    }
  }

  @Override
  public List<SceneKind> kinds() {
    return List.of(SceneKind.SCRATCH, SceneKind.PIT, SceneKind.STAIN, SceneKind.CRACK);
  }

  @Override
  public int sizePx() {
    return SIZE_PX;
  }

  @Override
  public Opened open(Seed partSeed) {
    Random random = partSeed.random();
    Finish finish = FINISHES.get(random.nextInt(FINISHES.size()));
    IdealObserver observer = requireNonNull(observers.get(finish), "observer is null");
    double level = 105 + 40 * random.nextDouble();
    double sigma = 7 + 2 * random.nextDouble();
    Surface surface = new Surface(finish, observer, level, sigma);
    return new Opened(finish.label(), (kind, seed) -> take(surface, kind, seed));
  }

  /** Thin marks are drawn larger, wide ones smaller, so that neither is beyond or below doubt. */
  private static double scale(Optional<SceneKind> kind, Random random) {
    boolean wide = kind.filter(SceneKind.STAIN::equals).isPresent();
    return wide ? 0.75 + 0.35 * random.nextDouble() : 1.4 + 0.9 * random.nextDouble();
  }

  private record Surface(Finish finish, IdealObserver observer, double level, double sigma) {}

  private Labelled take(Surface surface, Optional<SceneKind> kind, Seed seed) {
    Plane texture = FaintStage.texture(surface.finish(), seed.child("texture"), SIZE_PX);
    for (int i = 0; i < texture.values().length; i++) {
      texture.values()[i] *= (float) surface.sigma();
    }
    for (int i = 0; i < MOST_DRAWS; i++) {
      Seed of = seed.child("draw").child(i);
      Random random = of.random();
      double scale = scale(kind, random) * Math.min(MOST_GROWTH, 1 + GROWTH_PER_DRAW * i);
      Light light = Light.even(random);
      double grey = LEAST_GREY + (MOST_GREY - LEAST_GREY) * random.nextDouble();
      FaintStage.Take take = new FaintStage.Take(scale, light, seed.child("noise"));
      FaintStage stage = new FaintStage(texture, surface.level(), take);
      if (kind.isEmpty()) {
        return new Labelled(Shooter.good(stage), false, Double.NaN);
      }
      Picture picture =
          Shooter.defect(stage, kind.get(), of.child("shape"), (change, sigma) -> grey / change);
      IdealObserver observer = surface.observer();
      double idealD =
          observer.detectability(picture.change(), surface.sigma(), FaintStage.NOISE_SIGMA);
      if (idealD >= LEAST_IDEAL_D) {
        return new Labelled(picture, true, idealD);
      }
    }
    throw new IllegalStateException("no mark with d' of " + LEAST_IDEAL_D + ": " + kind);
  }
}
