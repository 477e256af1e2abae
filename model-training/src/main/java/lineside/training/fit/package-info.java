/** Learning: loss, learning rate, steps. */
@NullMarked
package lineside.training.fit;

import org.jspecify.annotations.NullMarked;
