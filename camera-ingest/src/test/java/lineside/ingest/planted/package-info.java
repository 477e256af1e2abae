/** Violations that show the architecture rules failing. */
@NullMarked
package lineside.ingest.planted;

import org.jspecify.annotations.NullMarked;
