/** Violations planted for the architecture tests. */
@NullMarked
package lineside.vision.planted;

import org.jspecify.annotations.NullMarked;
