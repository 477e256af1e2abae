/** Feeds a line with damaged messages on every topic and accounts for each. */
@NullMarked
package lineside.bench.fuzz;

import org.jspecify.annotations.NullMarked;
