/** The base checkpoints that training starts from. */
@NullMarked
package lineside.training.start;

import org.jspecify.annotations.NullMarked;
