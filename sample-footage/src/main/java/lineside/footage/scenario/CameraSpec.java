package lineside.footage.scenario;

import lineside.footage.render.ViewKind;

/**
 * A camera of a line.
 *
 * @param cameraId camera
 * @param stationId station where it looks
 * @param view what it sees
 * @param delayMillis time after the part's first trigger
 * @param minMeanLevel mean grey level below which a picture is no evidence, 0 to 255
 * @param minSharpness sharpness below which a picture is no evidence, as the recipe defines it
 */
public record CameraSpec(
    String cameraId,
    String stationId,
    ViewKind view,
    long delayMillis,
    double minMeanLevel,
    double minSharpness) {}
