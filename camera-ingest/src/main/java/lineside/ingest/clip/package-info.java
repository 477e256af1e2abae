/** Cameras that play recorded clips. */
@NullMarked
package lineside.ingest.clip;

import org.jspecify.annotations.NullMarked;
