/** Whether a picture is evidence at all: light, sharpness, identity of its pixels. */
@NullMarked
package lineside.vision.quality;

import org.jspecify.annotations.NullMarked;
