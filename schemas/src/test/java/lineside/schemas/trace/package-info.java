/** Tests of what ties messages to inspections. */
@NullMarked
package lineside.schemas.trace;

import org.jspecify.annotations.NullMarked;
