/** Pictures: encoded bytes in, off-heap pixels out, bad input told apart. */
@NullMarked
package lineside.vision.frame;

import org.jspecify.annotations.NullMarked;
