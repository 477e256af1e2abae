/** From pictures to findings with one model on one provider. */
@NullMarked
package lineside.vision.detect;

import org.jspecify.annotations.NullMarked;
