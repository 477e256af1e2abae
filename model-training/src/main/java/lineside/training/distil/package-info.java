/** A large model as the teacher of a small one. */
@NullMarked
package lineside.training.distil;

import org.jspecify.annotations.NullMarked;
