/** Half a planted cycle. */
@NullMarked
package lineside.ingest.planted.one;

import org.jspecify.annotations.NullMarked;
