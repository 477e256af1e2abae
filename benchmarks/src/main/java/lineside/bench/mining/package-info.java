/** Measures mining on plants whose causes are known, and on large archives. */
@NullMarked
package lineside.bench.mining;

import org.jspecify.annotations.NullMarked;
