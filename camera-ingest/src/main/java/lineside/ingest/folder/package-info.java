/** A camera that plays a folder of pictures. */
@NullMarked
package lineside.ingest.folder;

import org.jspecify.annotations.NullMarked;
