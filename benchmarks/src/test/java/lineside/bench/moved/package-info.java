/** Tests of the package of the same name. */
@NullMarked
package lineside.bench.moved;

import org.jspecify.annotations.NullMarked;
