/** Decides, from the seed alone, what happens to every part. */
@NullMarked
package lineside.footage.plan;

import org.jspecify.annotations.NullMarked;
