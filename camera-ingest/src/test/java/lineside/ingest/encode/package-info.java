/** Tests. */
@NullMarked
package lineside.ingest.encode;

import org.jspecify.annotations.NullMarked;
