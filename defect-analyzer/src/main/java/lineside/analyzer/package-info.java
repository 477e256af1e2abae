/** From an archive of inspections to the patterns in it and the report that shows them. */
@NullMarked
package lineside.analyzer;

import org.jspecify.annotations.NullMarked;
