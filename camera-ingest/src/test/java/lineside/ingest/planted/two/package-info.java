/** The other half of a planted cycle. */
@NullMarked
package lineside.ingest.planted.two;

import org.jspecify.annotations.NullMarked;
