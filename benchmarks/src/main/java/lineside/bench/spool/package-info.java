/** What becomes of frames while broker and ingest are killed. */
@NullMarked
package lineside.bench.spool;

import org.jspecify.annotations.NullMarked;
