/** What somebody would write without Lineside: the baselines. */
@NullMarked
package lineside.bench.bare;

import org.jspecify.annotations.NullMarked;
