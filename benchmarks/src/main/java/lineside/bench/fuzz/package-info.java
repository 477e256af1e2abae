/** Feeds jobs and services with damaged messages and requests, and accounts for each. */
@NullMarked
package lineside.bench.fuzz;

import org.jspecify.annotations.NullMarked;
