/**
 * What a finding looks like, and which findings look alike, whether their kind has a name or not.
 */
@NullMarked
package lineside.vision.shape;

import org.jspecify.annotations.NullMarked;
