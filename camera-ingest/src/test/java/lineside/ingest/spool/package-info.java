/** Tests of the spool. */
@NullMarked
package lineside.ingest.spool;

import org.jspecify.annotations.NullMarked;
