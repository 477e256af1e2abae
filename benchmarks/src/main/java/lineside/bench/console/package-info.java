/** How soon the console tells, and what it takes. */
@NullMarked
package lineside.bench.console;

import org.jspecify.annotations.NullMarked;
