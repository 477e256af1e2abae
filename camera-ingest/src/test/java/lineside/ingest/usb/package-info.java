/** Cameras at video devices of this machine. */
@NullMarked
package lineside.ingest.usb;

import org.jspecify.annotations.NullMarked;
