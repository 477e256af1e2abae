/** Footage directories: what cameras play, written in order and completely or not at all. */
@NullMarked
package lineside.footage.clip;

import org.jspecify.annotations.NullMarked;
