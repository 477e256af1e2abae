/** When things of one line happen: at the wall clock's rate or as fast as possible. */
@NullMarked
package lineside.ingest.pace;

import org.jspecify.annotations.NullMarked;
