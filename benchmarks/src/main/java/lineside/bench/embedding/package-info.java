/** How fast crops are read against the bare runtime, and how pure their neighbourhoods are. */
@NullMarked
package lineside.bench.embedding;

import org.jspecify.annotations.NullMarked;
