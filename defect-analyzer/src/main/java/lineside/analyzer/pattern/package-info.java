/** A found cause as a record for others, with a sentence for a person. */
@NullMarked
package lineside.analyzer.pattern;

import org.jspecify.annotations.NullMarked;
