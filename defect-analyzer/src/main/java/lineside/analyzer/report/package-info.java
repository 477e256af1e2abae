/** Writes the findings for a person: one self-contained page, and the same as JSON. */
@NullMarked
package lineside.analyzer.report;

import org.jspecify.annotations.NullMarked;
