/** Finds the factors that defects go together with: deterministic, tested, corrected. */
@NullMarked
package lineside.analyzer.mining;

import org.jspecify.annotations.NullMarked;
