/** Cameras that deliver a video stream over the network, and video files, through FFmpeg. */
@NullMarked
package lineside.ingest.stream;

import org.jspecify.annotations.NullMarked;
