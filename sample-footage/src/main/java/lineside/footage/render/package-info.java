/** Draws parts and material as a camera would see them. */
@NullMarked
package lineside.footage.render;

import org.jspecify.annotations.NullMarked;
