/** Tests. */
@NullMarked
package lineside.ingest.agent;

import org.jspecify.annotations.NullMarked;
