package lineside.ingest.config;

import java.nio.file.Path;
import java.time.Duration;
import lineside.ingest.camera.CameraName;
import lineside.ingest.pace.Pace;

/**
 * One configured camera.
 *
 * @param name line and camera
 * @param kind what it is
 * @param path footage directory of a clip, or the folder
 * @param pace how its line time passes; cameras of one pace and footage share it
 * @param recipeId recipe of a folder's pictures; of a clip, whose triggers name theirs, empty
 * @param period line time between two pictures of a folder
 * @param encoding encoding on the frame topic
 */
public record CameraConfig(
    CameraName name,
    CameraKind kind,
    Path path,
    Pace pace,
    String recipeId,
    Duration period,
    EncodingConfig encoding) {}
