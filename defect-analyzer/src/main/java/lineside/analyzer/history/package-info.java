/** Everything the analyzer ever read, in one database with one writer. */
@NullMarked
package lineside.analyzer.history;

import org.jspecify.annotations.NullMarked;
