package lineside.jobs.inspection;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lineside.schemas.record.RecipeView;
import lineside.vision.quality.PictureQuality;

/**
 * Tells pictures that are no evidence: dark, blurred, or the same as the one before. Remembers one
 * content id a camera, in memory only: after a restart the first picture has no one before it. Used
 * by one thread.
 */
final class QualityGate {
  private final Map<String, Seen> lastByCamera = new HashMap<>();

  private record Seen(String viewId, String contentId) {}

  /**
   * What speaks against a picture; empty when it is fit. Call once for each picture, in order; the
   * same view again, as after a repeated delivery, is not compared with itself. Measures only what
   * the recipe has a limit for.
   */
  Optional<String> objection(String viewId, RecipeView view, PictureQuality quality) {
    if (view.getRejectIdentical() && isFrozen(viewId, view.getCameraId(), quality.contentId())) {
      return Optional.of("frozen: same pixels as the picture before");
    }
    if (view.getMinMeanLevel() > 0) {
      double level = quality.meanLevel();
      if (level < view.getMinMeanLevel()) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "dark: mean level %.1f, at least %.1f is needed",
                level,
                view.getMinMeanLevel()));
      }
    }
    if (view.getMinSharpness() > 0) {
      double sharpness = quality.sharpness();
      if (sharpness < view.getMinSharpness()) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "blurred: sharpness %.1f, at least %.1f is needed",
                sharpness,
                view.getMinSharpness()));
      }
    }
    return Optional.empty();
  }

  private boolean isFrozen(String viewId, String cameraId, String contentId) {
    Seen before = lastByCamera.put(cameraId, new Seen(viewId, contentId));
    return before != null
        && before.contentId().equals(contentId)
        && !before.viewId().equals(viewId);
  }
}
