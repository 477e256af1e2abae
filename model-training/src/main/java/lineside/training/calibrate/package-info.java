/** From scores of held-out pictures to thresholds. */
@NullMarked
package lineside.training.calibrate;

import org.jspecify.annotations.NullMarked;
