package lineside.jobs.inspection;

import lineside.schemas.record.CameraState;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Trigger;

/** What a record of the frame topic turned out to be. */
sealed interface FrameContent {
  /** A camera's statement between its frames. */
  record Mark(CameraState state) implements FrameContent {}

  /** A frame and the trigger that it answers. */
  record View(Frame frame, Trigger trigger) implements FrameContent {}
}
