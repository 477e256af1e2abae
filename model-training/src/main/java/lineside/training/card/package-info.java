/** What a package tells people about itself: the model card. */
@NullMarked
package lineside.training.card;

import org.jspecify.annotations.NullMarked;
