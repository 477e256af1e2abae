/** Ties messages and log lines to the inspection that they belong to. */
@NullMarked
package lineside.schemas.trace;

import org.jspecify.annotations.NullMarked;
