/** Tests. */
@NullMarked
package lineside.ingest.publish;

import org.jspecify.annotations.NullMarked;
