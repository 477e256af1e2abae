/** Draws defects and measures from the pixels how visible they are. */
@NullMarked
package lineside.footage.defect;

import org.jspecify.annotations.NullMarked;
