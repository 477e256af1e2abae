/** Cameras at video devices of this machine, through OpenCV. */
@NullMarked
package lineside.ingest.usb;

import org.jspecify.annotations.NullMarked;
