package lineside.ingest.push;

import lineside.ingest.camera.Capture;
import org.jspecify.annotations.Nullable;

/**
 * An image that somebody sends, with what it shows.
 *
 * @param partId part that it shows, 1 to 128 characters
 * @param attempt passage of the part, from 1
 * @param recipeId recipe to inspect by; empty for that of the camera
 * @param encoderPositionMm material position in millimetres, null for discrete parts
 * @param capture the image
 */
public record PushedImage(
    String partId,
    int attempt,
    String recipeId,
    @Nullable Double encoderPositionMm,
    Capture capture) {}
