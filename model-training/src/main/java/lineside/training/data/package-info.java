/** Pictures in memory, and the crops that the trainer learns from. */
@NullMarked
package lineside.training.data;

import org.jspecify.annotations.NullMarked;
