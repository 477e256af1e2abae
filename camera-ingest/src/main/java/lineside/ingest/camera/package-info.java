/** The seam behind which every kind of camera stands. */
@NullMarked
package lineside.ingest.camera;

import org.jspecify.annotations.NullMarked;
