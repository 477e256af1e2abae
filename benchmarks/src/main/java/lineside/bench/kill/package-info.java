/** Harms a real plant and judges from outside what became of every part. */
@NullMarked
package lineside.bench.kill;

import org.jspecify.annotations.NullMarked;
