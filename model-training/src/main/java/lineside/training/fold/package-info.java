/** Folds of the training pictures: how much the figures change with the parts that are left out. */
@NullMarked
package lineside.training.fold;

import org.jspecify.annotations.NullMarked;
