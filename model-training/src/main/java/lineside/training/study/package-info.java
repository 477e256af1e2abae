/** Experiments that show what training brings, resumable, as commands. */
@NullMarked
package lineside.training.study;

import org.jspecify.annotations.NullMarked;
