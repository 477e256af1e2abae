package lineside.analyzer.mining;

import lineside.schemas.record.ResultEvaluation;
import org.jspecify.annotations.Nullable;

/**
 * What a station said of a part.
 *
 * @param evaluation the worst of its views there; never UNDEFINED
 * @param encoderMm position of the material under the camera, millimetres since the start of the
 *     coil; null for discrete parts
 * @param pictureSha256 stored picture of the whole view; null when none
 */
public record StationView(
    ResultEvaluation evaluation, @Nullable Double encoderMm, @Nullable String pictureSha256) {}
