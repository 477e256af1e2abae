package lineside.footage.scene;

import java.util.List;
import java.util.Optional;
import lineside.footage.render.Seed;

/** A family of pictures. Immutable, shared between threads. */
interface Scene {
  /** Kinds that defects are spread over. */
  List<SceneKind> kinds();

  int sizePx();

  /** Opens one part. */
  Opened open(Seed partSeed);

  /**
   * A part before the camera.
   *
   * @param label what sort of part it is
   * @param taker takes its pictures
   */
  record Opened(String label, Taker taker) {}

  /** Takes pictures of one part. */
  interface Taker {
    /**
     * One picture.
     *
     * @param kind empty for a good one
     * @param seed decides pose, light, noise and defect
     */
    Labelled take(Optional<SceneKind> kind, Seed seed);
  }

  /**
   * A picture and how well it can be seen.
   *
   * @param picture pixels, mask and contrast
   * @param isVisible whether a detector can be asked for it; the scene says what that means
   * @param idealD detectability index of the best linear observer, NaN when not measured
   */
  record Labelled(Picture picture, boolean isVisible, double idealD) {}
}
