/** How well the fused model names causes and kinds, against pictures alone and records alone. */
@NullMarked
package lineside.bench.fusion;

import org.jspecify.annotations.NullMarked;
