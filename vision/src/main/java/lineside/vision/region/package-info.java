/** Which part of a picture is inspected. */
@NullMarked
package lineside.vision.region;

import org.jspecify.annotations.NullMarked;
