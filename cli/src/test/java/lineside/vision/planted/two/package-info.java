/** Violations planted for the architecture tests. */
@NullMarked
package lineside.vision.planted.two;

import org.jspecify.annotations.NullMarked;
