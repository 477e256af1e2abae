/** Tests. */
@NullMarked
package lineside.ingest.folder;

import org.jspecify.annotations.NullMarked;
