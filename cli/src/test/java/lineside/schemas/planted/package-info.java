/** Violations planted for the architecture tests. */
@NullMarked
package lineside.schemas.planted;

import org.jspecify.annotations.NullMarked;
