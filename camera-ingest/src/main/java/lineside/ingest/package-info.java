/** Cameras to the frame topic: every trigger becomes a frame or a recorded loss. */
@NullMarked
package lineside.ingest;

import org.jspecify.annotations.NullMarked;
