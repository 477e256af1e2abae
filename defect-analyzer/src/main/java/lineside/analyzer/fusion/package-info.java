/** One model over the picture of a finding, its place, process readings and context. */
@NullMarked
package lineside.analyzer.fusion;

import org.jspecify.annotations.NullMarked;
