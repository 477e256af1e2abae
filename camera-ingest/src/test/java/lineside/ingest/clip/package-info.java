/** Tests. */
@NullMarked
package lineside.ingest.clip;

import org.jspecify.annotations.NullMarked;
