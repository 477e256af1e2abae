/** Figures with their spread and what they have to reach. */
@NullMarked
package lineside.bench.figure;

import org.jspecify.annotations.NullMarked;
