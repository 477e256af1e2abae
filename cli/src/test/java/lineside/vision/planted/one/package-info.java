/** Violations planted for the architecture tests. */
@NullMarked
package lineside.vision.planted.one;

import org.jspecify.annotations.NullMarked;
