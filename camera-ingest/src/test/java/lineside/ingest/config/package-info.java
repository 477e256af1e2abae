/** Tests. */
@NullMarked
package lineside.ingest.config;

import org.jspecify.annotations.NullMarked;
