package lineside.ingest.camera;

import lineside.ingest.encode.FrameEncoder;
import lineside.ingest.trigger.TriggerSource;

/**
 * One camera put together: who it is, what triggers it, where its images come from and how pixels
 * are encoded. The agent that plays it owns both sources.
 *
 * @param name line and camera
 * @param origin whether its parts are real
 * @param triggers what asks for images
 * @param frames what delivers them
 * @param encoder encodes what arrives as pixels
 */
public record Camera(
    CameraName name,
    Origin origin,
    TriggerSource triggers,
    FrameSource frames,
    FrameEncoder encoder) {}
