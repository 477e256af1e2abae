/** What a finding looks like, in numbers that need no network. */
@NullMarked
package lineside.vision.shape;

import org.jspecify.annotations.NullMarked;
