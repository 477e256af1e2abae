/** Tests. */
@NullMarked
package lineside.ingest.pace;

import org.jspecify.annotations.NullMarked;
