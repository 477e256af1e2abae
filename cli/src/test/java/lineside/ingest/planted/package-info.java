/** Violations planted for the architecture tests. */
@NullMarked
package lineside.ingest.planted;

import org.jspecify.annotations.NullMarked;
