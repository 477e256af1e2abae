/** Tests. */
@NullMarked
package lineside.ingest.trigger;

import org.jspecify.annotations.NullMarked;
