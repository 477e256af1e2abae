/** From labelled pictures to a model package: the whole of {@code train} in one call. */
@NullMarked
package lineside.training;

import org.jspecify.annotations.NullMarked;
