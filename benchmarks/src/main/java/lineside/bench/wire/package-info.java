/** A network of our own, where what lies between two processes can be cut and made slow. */
@NullMarked
package lineside.bench.wire;

import org.jspecify.annotations.NullMarked;
