/** Tests. */
@NullMarked
package lineside.ingest.camera;

import org.jspecify.annotations.NullMarked;
