/** Whole-number variants of trained graphs: ranges from pictures, weights in eight bits, a gate. */
@NullMarked
package lineside.training.quantise;

import org.jspecify.annotations.NullMarked;
