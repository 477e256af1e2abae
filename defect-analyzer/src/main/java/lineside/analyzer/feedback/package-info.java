/** What persons said of parts that were inspected. */
@NullMarked
package lineside.analyzer.feedback;

import org.jspecify.annotations.NullMarked;
