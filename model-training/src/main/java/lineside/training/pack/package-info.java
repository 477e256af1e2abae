/** Writing model packages. */
@NullMarked
package lineside.training.pack;

import org.jspecify.annotations.NullMarked;
