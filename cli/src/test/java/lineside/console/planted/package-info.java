/** Violations planted for the architecture tests. */
@NullMarked
package lineside.console.planted;

import org.jspecify.annotations.NullMarked;
