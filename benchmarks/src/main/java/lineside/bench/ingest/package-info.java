/** What ingest reaches: load, cost of a frame, publishing, memory. */
@NullMarked
package lineside.bench.ingest;

import org.jspecify.annotations.NullMarked;
