/** What a production line hears of, in the order of its own clock. */
@NullMarked
package lineside.jobs.line;

import org.jspecify.annotations.NullMarked;
