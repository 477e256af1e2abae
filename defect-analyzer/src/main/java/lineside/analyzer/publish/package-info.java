/** Sends patterns to whoever acts on them. */
@NullMarked
package lineside.analyzer.publish;

import org.jspecify.annotations.NullMarked;
