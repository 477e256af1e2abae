/** Two model packages over the same pictures: what would be decided otherwise, and is it better. */
@NullMarked
package lineside.training.replay;

import org.jspecify.annotations.NullMarked;
