/** Tests. */
@NullMarked
package lineside.ingest.journal;

import org.jspecify.annotations.NullMarked;
