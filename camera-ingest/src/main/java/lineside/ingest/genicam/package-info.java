/** GigE Vision cameras through the Aravis library. */
@NullMarked
package lineside.ingest.genicam;

import org.jspecify.annotations.NullMarked;
