/** What moved between two published runs, beyond what rounds scatter by themselves. */
@NullMarked
package lineside.bench.moved;

import org.jspecify.annotations.NullMarked;
