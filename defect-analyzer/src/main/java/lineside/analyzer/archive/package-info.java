/** Reads the archive of inspections: finished files, the last revision of each inspection. */
@NullMarked
package lineside.analyzer.archive;

import org.jspecify.annotations.NullMarked;
