/** Violations that the architecture test must notice. */
@NullMarked
package lineside.analyzer.planted.mining;

import org.jspecify.annotations.NullMarked;
