/** Defects that look alike, by an index that is published for readers of any process. */
@NullMarked
package lineside.analyzer.similar;

import org.jspecify.annotations.NullMarked;
