/** The seam for whatever asks for images. */
@NullMarked
package lineside.ingest.trigger;

import org.jspecify.annotations.NullMarked;
