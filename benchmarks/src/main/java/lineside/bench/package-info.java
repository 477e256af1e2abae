/** Benchmarks of what is decided about speed: subject and baseline in turn in one run. */
@NullMarked
package lineside.bench;

import org.jspecify.annotations.NullMarked;
